-- Frage: Wie heißen die Maßnahmenarten, und seit wann?
-- Zeile: eine Maßnahmenart in einer Fassung ihres Namens
select
    category,
    name,
    staff_only,
    valid_from,
    valid_to
from measure_category
order by category, valid_from
