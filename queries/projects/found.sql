-- Frage: Welche Maßnahmen aller Jahre passen zu den gesuchten Wörtern und zur Auswahl?
-- Zeile: eine Maßnahme, beste Treffer zuerst; Plätze, Euro der Stufe; in jeder Zeile die Zahlen aller Treffer
-- Vergleicht: nichts, weil jede Maßnahme für sich steht
with hit as materialized (
    select
        project,
        county,
        budget_year,
        ordinal,
        grade,
        outside_name,
        similar_only
    from search_projects($matches, $tokens)
    where project_chosen($year, $counties, $categories, budget_year, county, category)
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
        and amount.project in (select hit.project from hit)
    group by amount.project
),

totals as (
    select
        count(*) as found,
        count(distinct county) as counties,
        count(distinct budget_year) as years,
        count(*) filter (where budget_year is null) as without_year,
        count(*) filter (where similar_only) as similar_only,
        (select count(*) from money) as with_euros
    from hit
),

shown as (
    select
        hit.*,
        county.short_name
    from hit
    left join county on hit.county = county.county
    order by
        hit.grade,
        hit.outside_name,
        hit.budget_year desc nulls last,
        county.short_name collate de nulls last,
        hit.ordinal,
        hit.project
    limit $rows offset $first
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
    totals.similar_only,
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
    shown.grade,
    shown.outside_name,
    shown.budget_year desc nulls last,
    shown.short_name collate de nulls last,
    shown.ordinal,
    shown.project
