-- Frage: In welchen Stufen ist zu den gefundenen Maßnahmen ein Betrag genannt, und zu wie vielen?
-- Zeile: eine Stufe mit mindestens einem Betrag; Anzahl der Maßnahmen, die meisten zuerst
-- Vergleicht: nichts, weil jede Stufe nur zählt, wer in ihr einen Betrag hat
with hit as materialized (
    select project
    from search_projects($matches, $tokens)
    where project_chosen($year, $counties, $categories, budget_year, county, category)
)

select
    stage,
    count(distinct project) as projects
from amount
where level = 'project' and euros is not null and project in (select hit.project from hit)
group by stage
order by projects desc, stage
