-- Frage: Welche Maßnahme des einen Jahres führt welche des anderen fort, mit welchen Namen?
-- Zeile: ein Paar nach Projektlinie oder gleichem Namen
-- Vergleicht: nichts, weil Maßnahmen gepaart und nicht verrechnet werden
select distinct
    before.name as old_name,
    now.name as new_name
from project_pair($county, $year, $other_year) as pair
inner join project as now on pair.project = now.id
inner join project as before on pair.counterpart = before.id
order by old_name, new_name
