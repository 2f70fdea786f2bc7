-- Frage: Auf welchen Stellen beruht die erklärte Veränderung?
-- Zeile: eine Fundstelle der Beträge und Maßnahmen beider Jahre
-- Vergleicht: nichts, weil es Fundstellen sind
select distinct allocation.evidence
from allocation
inner join county_unit($territory) as member on allocation.county = member.county
where
    allocation.budget_year in ($before, $year)
    and allocation.programme = $programme
    and allocation.stage = $stage
    and (len($counties) = 0 or list_has_any(string_split(member.unit, '+'), $counties::varchar[]))
union
select distinct reference(project.delivery, project.citation) as evidence
from project
inner join county_unit($territory) as member on project.county = member.county
where
    project.budget_year in ($before, $year)
    and project.programme = $programme
    and (len($counties) = 0 or list_has_any(string_split(member.unit, '+'), $counties::varchar[]))
order by evidence
