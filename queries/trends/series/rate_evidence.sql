-- Frage: Auf welchen Stellen beruhen die Jahresraten?
-- Zeile: eine Fundstelle der Budgets und ihrer Jahresraten
select distinct reference(delivery, citation) as evidence
from amount
where
    level in ('total', 'tranche')
    and budget_year is not null
    and county <> '06'
    and programme = $programme
    and stage = $stage
    and county_chosen($counties, county)
order by evidence
