-- Frage: Wo stehen die Beträge jedes Gebiets und jeder Maßnahmenart?
-- Zeile: eine Fundstelle eines Gebiets und einer Maßnahmenart (0: nicht aufgeteilt)
select distinct
    county,
    coalesce(category, 0)::integer as category,
    evidence
from allocation
where
    counted_county($counties, county)
    and budget_year = $year
    and programme = $programme
    and stage = $stage
order by county, category, evidence
