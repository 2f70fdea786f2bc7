-- Frage: Welche Maßnahmen nennt die Zielvereinbarung dieser Gebietskörperschaft für dieses Jahr?
-- Zeile: eine Maßnahme, die aus ihrem Text übernommen wurde, in seiner Reihenfolge
select
    project.id as project,
    project.name,
    project.provider,
    project.places,
    project.participants,
    section_of(project.citation) as section,
    reference(project.delivery, project.citation) as evidence
from agreement
inner join project using (delivery, county, budget_year)
where
    agreement.county = $county
    and agreement.budget_year = $year
    and project.county = $county
    and project.budget_year = $year
order by project.ordinal, project.id
