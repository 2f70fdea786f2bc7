-- Frage: In welchen Dokumenten stehen die gefundenen Maßnahmen und ihre Beträge?
-- Zeile: eine Fundstelle
with hit as materialized (
    select project
    from search_projects($matches, $tokens)
    where
        ($year::integer is null or budget_year = $year::integer)
        and (len($counties) = 0 or list_contains($counties::varchar[], county))
        and (len($categories) = 0 or list_contains($categories::integer[], category))
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

select distinct delivery || ' # ' || citation as evidence
from row_of
order by evidence
