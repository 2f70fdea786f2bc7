-- Frage: Auf welchen Stellen beruhen die Jahresraten?
-- Zeile: eine Fundstelle der Budgets und ihrer Jahresraten
select distinct reference(delivery, citation) as evidence
from amount
where
    level in ('total', 'tranche')
    and budget_year is not null
    and programme = $programme
    and stage = $stage
    and counted_county($counties, county)
order by evidence
