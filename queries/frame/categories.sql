-- Frage: Wie heißen die Maßnahmenarten in diesem Jahr?
-- Zeile: eine Maßnahmenart
select
    category,
    short_name,
    name
from measure_category
where valid_from <= $year and coalesce(valid_to, 9999) >= $year
order by category
