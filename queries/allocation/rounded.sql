-- Frage: In welchen Jahren nennt eine Quelle ein Budget der Auswahl nur gerundet oder als Grenze?
-- Zeile: ein Jahr mit mindestens einem solchen Budget
select distinct budget_year
from budget
where
    county <> '06'
    and programme = $programme
    and stage = $stage
    and precision <> 'exact'
    and county_chosen($counties, county)
order by budget_year
