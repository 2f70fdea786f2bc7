-- Frage: Welche Namen tragen die Maßnahmen dieser Gebietskörperschaft in zwei Jahren?
-- Zeile: ein Name
-- Vergleicht: nichts, weil es Namen sind
select distinct name
from project
where county = $county and budget_year in ($year, $other_year)
order by name
