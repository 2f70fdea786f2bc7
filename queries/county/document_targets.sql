-- Frage: Welche Ziele nennt die Zielvereinbarung dieser Gebietskörperschaft für dieses Jahr?
-- Zeile: ein Ziel, das aus ihrem Text übernommen wurde; ohne Zahl und mit Maßnahme: dass sie durchgeführt wird
select
    target.id as target,
    target.name,
    target.target_value::double as target_value,
    target.project,
    section_of(target.citation) as section,
    target.delivery || ' # ' || target.citation as evidence
from agreement
inner join target
    on
        agreement.delivery = target.delivery
        and agreement.county = target.county
        and agreement.budget_year = target.budget_year
left join project on target.project = project.id
where agreement.county = $county and agreement.budget_year = $year
order by target.category nulls first, project.ordinal, target.id
