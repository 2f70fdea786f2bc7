-- Frage: In welchen Jahren nennt eine Quelle ein Budget der Auswahl nur gerundet oder als Grenze?
-- Zeile: ein Jahr mit mindestens einem solchen Budget
select distinct budget_year
from budget
where
    counted_county($counties, county)
    and programme = $programme
    and stage = $stage
    and precision <> 'exact'
order by budget_year
