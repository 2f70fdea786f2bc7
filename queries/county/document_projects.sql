-- Frage: Welche Maßnahmen nennt die Zielvereinbarung dieser Gebietskörperschaft für dieses Jahr?
-- Zeile: eine Maßnahme ihres Textes in seiner Reihenfolge, auch wenn seitdem eine andere Lieferung mehr von ihr sagte
with agreed as (
    select delivery
    from agreement
    where county = $county and budget_year = $year
),

-- What others say of a Maßnahme takes the place of its row; that it is carried out is still agreed where it was named.
aimed as (
    select
        target.project,
        min(section_of(target.citation)) as section
    from target
    where
        target.county = $county
        and target.budget_year = $year
        and target.project is not null
        and target.delivery in (select delivery from agreed)
    group by target.project
)

select
    project.id as project,
    project.name,
    project.provider,
    project.places,
    project.participants,
    agreed.delivery is not null as in_document,
    case when agreed.delivery is null then aimed.section else section_of(project.citation) end as section,
    reference(project.delivery, project.citation) as evidence
from project
left join agreed on project.delivery = agreed.delivery
left join aimed on project.id = aimed.project
where
    project.county = $county
    and project.budget_year = $year
    and (agreed.delivery is not null or aimed.project is not null)
order by project.ordinal, project.id
