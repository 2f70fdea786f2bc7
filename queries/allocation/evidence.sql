-- Frage: Auf welchen Stellen beruhen die verteilten Beträge?
-- Zeile: eine Fundstelle; $year leer heißt alle Jahre
select distinct evidence
from allocation
where
    counted_county($counties, county)
    and programme = $programme
    and stage = $stage
    and ($year::integer is null or budget_year = $year::integer)
    and category_chosen($categories, category)
order by evidence
