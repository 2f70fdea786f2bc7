-- Frage: Wie verteilen sich die Mittel in jedem Jahr auf die Maßnahmenarten?
-- Zeile: ein Jahr und eine Maßnahmenart (0: nicht aufgeteilt); Euro und ihr Stand, dazu die Zahl der Gebiete mit Angabe dazu im Jahr
-- Vergleicht: Jahre
with chosen as (
    select
        budget_year,
        county,
        category,
        euros,
        state,
        precision
    from allocation_sum
    where
        counted_county($counties, county)
        and programme = $programme
        and stage = $stage
        and county_chosen($units, county)
        and category_chosen($categories, category)
),

-- the whole budget is as exact as it is stated, however exact its parts are; a choice of Maßnahmenarten holds none as a whole
coverage as (
    select
        chosen.budget_year,
        count(distinct chosen.county) as counties,
        joint_precision(coalesce(budget.precision, chosen.precision)) as precision
    from chosen
    left join budget
        on
            len($categories) = 0
            and chosen.county = budget.county
            and chosen.budget_year = budget.budget_year
            and budget.programme = $programme
            and budget.stage = $stage
    group by chosen.budget_year
),

existing as (
    select
        budget_year,
        count(*) as counties
    from county_year
    where exists_in_year and county_chosen($counties, county)
    group by budget_year
)

select
    chosen.budget_year,
    coalesce(chosen.category, 0) as category,
    sum(chosen.euros) as euros,
    weakest_state(chosen.state) as state,
    joint_precision(chosen.precision) as precision,
    coverage.counties,
    existing.counties as counties_all,
    coalesce(coverage.counties < rule.coverage_from * existing.counties, false) as is_weak,
    coverage.precision as whole_precision
from chosen
inner join coverage on chosen.budget_year = coverage.budget_year
inner join existing on chosen.budget_year = existing.budget_year
left join rule on applies_in(chosen.budget_year, rule.valid_from, rule.valid_to)
group by
    chosen.budget_year,
    coalesce(chosen.category, 0),
    coverage.counties,
    coverage.precision,
    existing.counties,
    rule.coverage_from
order by chosen.budget_year, category
