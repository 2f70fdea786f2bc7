-- Frage: Welche Namen tragen die Maßnahmen dieser Gebietskörperschaft in zwei Jahren?
-- Zeile: ein Name, und was aus der Maßnahme des früheren Jahres wurde, die ihn trägt
-- Vergleicht: nichts, weil es Namen sind
select
    project.name,
    min(known.fate) as fate
from project
left join project_fate($county, $year, $other_year) as known on project.id = known.project
where project.county = $county and project.budget_year in ($year, $other_year)
group by project.name
order by project.name
