-- Frage: Auf welchen Stellen beruht die erklärte Veränderung?
-- Zeile: eine Fundstelle der Beträge und Maßnahmen beider Jahre, nur von verglichenen Gebieten
-- Vergleicht: nichts, weil es Fundstellen sind
with compared as (
    select distinct member.county
    from compared_unit($territory, $before, $year, $programme, $stage, $counties::varchar[]) as pair
    inner join county_unit($territory) as member on pair.unit = member.unit
)

select distinct allocation.evidence
from allocation
inner join compared on allocation.county = compared.county
where
    allocation.budget_year in ($before, $year)
    and allocation.programme = $programme
    and allocation.stage = $stage
union
select distinct reference(project.delivery, project.citation) as evidence
from project
inner join compared on project.county = compared.county
where
    project.budget_year in ($before, $year)
    and project.programme = $programme
order by evidence
