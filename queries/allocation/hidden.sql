-- Frage: Wie viel Geld des Jahres ist nicht auf Maßnahmenarten aufgeteilt und fällt durch deren Auswahl heraus?
-- Zeile: genau eine; Euro, leer wenn nichts herausfällt
select sum(euros) as euros
from allocation_sum
where
    counted_county($counties, county)
    and budget_year = $year
    and programme = $programme
    and stage = $stage
    and category is null
order by euros
