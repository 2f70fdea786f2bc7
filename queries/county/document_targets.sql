-- Frage: Welche Ziele nennt die Zielvereinbarung dieser Gebietskörperschaft für dieses Jahr?
-- Zeile: ein Ziel, das aus ihrem Text übernommen wurde; ohne Zahl und mit Maßnahme: dass sie durchgeführt wird
with named as (
    -- a join with the Maßnahmen of all counties took 20 s at ten million
    select
        id,
        ordinal,
        name
    from project
    where county = $county and budget_year = $year
)

select
    target.id as target,
    target.name,
    target.kind,
    target.target_value::double as target_value,
    target.project,
    named.name as project_name,
    section_of(target.citation) as section,
    reference(target.delivery, target.citation) as evidence
from agreement
inner join target using (delivery, county, budget_year)
left join named on target.project = named.id
where
    agreement.county = $county
    and agreement.budget_year = $year
    and target.county = $county
    and target.budget_year = $year
order by target.category nulls first, named.ordinal, target.id
