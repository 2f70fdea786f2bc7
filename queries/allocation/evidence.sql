-- Frage: Auf welchen Stellen beruhen die verteilten Beträge?
-- Zeile: eine Fundstelle; $year leer heißt alle Jahre
select distinct evidence
from allocation
where
    county <> '06'
    and programme = $programme
    and stage = $stage
    and ($year::integer is null or budget_year = $year::integer)
    and county_chosen($counties, county)
    and category_chosen($categories, category)
order by evidence
