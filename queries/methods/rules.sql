-- Frage: Nach welchen Fassungen der Regel wird ein Status bestimmt?
-- Zeile: eine Fassung mit ihren Grenzen als Anteil
select
    id,
    valid_from,
    valid_to,
    achieved_from,
    at_risk_from,
    minimum_cases,
    minimum_base,
    minimum_peers,
    minimum_persons,
    adjusted_from,
    adjusted_to,
    payment_from,
    grant_apart,
    budget_apart,
    coverage_from,
    decided,
    text
from rule
order by valid_from
