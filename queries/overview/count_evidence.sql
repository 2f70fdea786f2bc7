-- Frage: Auf welchen Stellen beruhen die gezählten Zielvereinbarungen, Maßnahmen und Ziele?
-- Zeile: eine Fundstelle, im Jahr oder im Vorjahr
-- Vergleicht: nichts, weil es Fundstellen sind
with counted as (
    select
        county,
        null::integer as category,
        reference(delivery, citation) as evidence
    from agreement
    where budget_year in ($year, $year - 1) and list_contains(programmes, $programme)
    union all
    select
        county,
        category,
        reference(delivery, citation) as evidence
    from project
    where budget_year in ($year, $year - 1) and programme = $programme
    union all
    select
        county,
        category,
        evidence
    from target_status
    where budget_year in ($year, $year - 1) and programme = $programme
)

select distinct evidence
from counted
where
    county_chosen($counties, county)
    and (category is null or category_chosen($categories, category))
order by evidence
