-- Frage: Auf welchen Stellen beruhen die Jahresraten?
-- Zeile: eine Fundstelle der Budgets und ihrer Jahresraten
select distinct delivery || ' # ' || citation as evidence
from amount
where
    level in ('total', 'tranche')
    and budget_year is not null
    and county <> '06'
    and programme = $programme
    and stage = $stage
    and (len($counties) = 0 or list_contains($counties::varchar[], county))
order by evidence
