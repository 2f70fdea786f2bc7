-- Frage: Wie heißen die Maßnahmenarten in diesem Jahr?
-- Zeile: eine Maßnahmenart
select
    category,
    short_name,
    name
from measure_category
where applies_in($year, valid_from, valid_to)
order by category
