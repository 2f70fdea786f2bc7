-- Frage: In welchen Dokumenten stehen die gefundenen Maßnahmen und ihre Beträge?
-- Zeile: eine Fundstelle
with hit as materialized (
    select project
    from search_projects($matches, $tokens)
    where project_chosen($year, $counties, $categories, budget_year, county, category)
),

row_of as (
    select
        delivery,
        citation
    from project
    where id in (select hit.project from hit)
    union all
    select
        delivery,
        citation
    from amount
    where level = 'project' and stage = $stage and project in (select hit.project from hit)
)

select distinct reference(delivery, citation) as evidence
from row_of
order by evidence
