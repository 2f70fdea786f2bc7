-- Frage: Nach welcher Regel wird der Status der Ziele in diesem Jahr bestimmt?
-- Zeile: die Regel des Jahres; Grenzen als Bruchteile von 1, Mindestzahlen in Fällen und in der Einheit des Ziels
select
    id as rule,
    valid_from,
    valid_to,
    achieved_from,
    at_risk_from,
    minimum_cases,
    minimum_base,
    decided,
    text
from rule
where valid_from <= $year and coalesce(valid_to, 9999) >= $year
order by valid_from, id
