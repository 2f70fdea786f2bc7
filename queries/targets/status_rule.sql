-- Frage: Nach welcher Regel wird der Status der Ziele in diesem Jahr bestimmt?
-- Zeile: die Regel des Jahres, mit $today die neueste; Grenzen als Bruchteile von 1, Mindestzahlen in Fällen und in der Einheit des Ziels
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
where
    case
        when $today then valid_from = (select max(newest.valid_from) from rule as newest)
        else applies_in($year, valid_from, valid_to)
    end
order by valid_from, id
