-- Frage: Auf welchen Stellen beruhen die verteilten Beträge?
-- Zeile: eine Fundstelle; $year leer heißt alle Jahre
select distinct evidence
from allocation
where
    county <> '06'
    and programme = $programme
    and stage = $stage
    and ($year::integer is null or budget_year = $year::integer)
    and (len($counties) = 0 or list_contains($counties::varchar[], county))
    and (len($categories) = 0 or list_contains($categories::integer[], category))
order by evidence
