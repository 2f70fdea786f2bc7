-- Frage: Welche Maßnahmen gibt es in der Auswahl, wenn kein Wort gesucht ist?
-- Zeile: eine Maßnahme, das jüngste Jahr zuerst; Plätze, Euro der Stufe; in jeder Zeile die Zahlen aller Maßnahmen
with totals as (
    select
        sum(projects)::bigint as found,
        count(distinct county) as counties,
        count(distinct budget_year) as years,
        coalesce(sum(projects) filter (where budget_year is null), 0)::bigint as without_year,
        (
            select coalesce(sum(projects), 0)::bigint
            from project_money
            where
                stage = $stage
                and project_chosen($year, $counties, $categories, budget_year, county, category)
        ) as with_euros
    from project_sum
    where project_chosen($year, $counties, $categories, budget_year, county, category)
),

place as (
    select
        county,
        short_name,
        row_number() over (order by short_name collate de) as position
    from county
),

shown as materialized (
    select
        project_search.project,
        project_search.county,
        project_search.budget_year,
        project_search.ordinal,
        place.short_name,
        place.position
    from project_search
    left join place on project_search.county = place.county
    where
        project_chosen(
            $year, $counties, $categories, project_search.budget_year, project_search.county, project_search.category
        )
    order by
        project_search.budget_year desc nulls last,
        place.position nulls last,
        project_search.ordinal,
        project_search.project
    limit $rows offset $first
),

money as (
    select
        amount.project,
        sum(amount.euros) as euros,
        joint_precision(amount.precision) as precision
    from amount
    where
        amount.level = 'project'
        and amount.euros is not null
        and amount.stage = $stage
        and amount.project in (select shown.project from shown)
    group by amount.project
)

select
    shown.project,
    shown.budget_year,
    coalesce(shown.short_name, shown.county) as county_name,
    measure_category.short_name as category_name,
    project.name,
    project.ordinal,
    project.provider,
    project.target_group,
    project.places,
    money.euros,
    money.precision,
    totals.found,
    totals.counties,
    totals.years,
    totals.without_year,
    0 as similar_only,
    totals.with_euros
from shown
inner join project on shown.project = project.id
left join measure_category
    on
        project.category = measure_category.category
        and applies_in(coalesce(project.budget_year, 9999), measure_category.valid_from, measure_category.valid_to)
left join money on shown.project = money.project
cross join totals
order by
    shown.budget_year desc nulls last,
    shown.position nulls last,
    shown.ordinal,
    shown.project
