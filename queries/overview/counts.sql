-- Frage: Wie hoch ist das Budget, wie viele Zielvereinbarungen, Maßnahmen und Ziele sind im Jahr und im Vorjahr erfasst?
-- Zeile: ein Jahr; Euro und Anzahlen (leer: nichts erfasst), auch die der vergleichbaren Gebiete, und die Landessumme
-- Vergleicht: Jahre
with counted as (
    select
        budget_year,
        county,
        'agreement' as what,
        count(*) as number
    from agreement
    where budget_year in ($year, $year - 1) and list_contains(programmes, $programme)
    group by budget_year, county
    union all
    -- a county that has none of the chosen Maßnahmenarten has 0 of them, one without any record has no number
    select
        budget_year,
        county,
        'project' as what,
        coalesce(sum(projects) filter (
            where category_chosen($categories, category)
        ), 0) as number
    from project_sum
    where budget_year in ($year, $year - 1) and programme = $programme
    group by budget_year, county
    union all
    select
        budget_year,
        county,
        'target' as what,
        count(*) filter (where category_chosen($categories, category)) as number
    from target_status
    where budget_year in ($year, $year - 1) and programme = $programme
    group by budget_year, county
),

-- comparable: recorded in both years, on the same territory
compared as (
    select
        counted.budget_year,
        counted.what,
        counted.number,
        count(*) over (partition by counted.county, counted.what) = 2
        and territory_change.county is null as comparable
    from counted
    left join territory_change
        on counted.county = territory_change.county and territory_change.budget_year = $year
    where county_chosen($counties, counted.county)
),

summed as (
    select
        budget.budget_year,
        sum(budget.euros) as euros,
        joint_precision(budget.precision) as precision,
        count(*) as counties
    from budget
    inner join county_year as place on budget.county = place.county and budget.budget_year = place.budget_year
    where
        budget.budget_year in ($year, $year - 1)
        and budget.programme = $programme
        and budget.stage = $stage
        and place.exists_in_year
        and county_chosen($counties, budget.county)
    group by budget.budget_year
),

-- The Land rarely says which stage it means: the chosen stage if stated, else what it states without one.
land as (
    select
        budget_year,
        max_by(euros, stage = $stage) as euros,
        max_by(precision, stage = $stage) as precision,
        max_by(stage, stage = $stage) as stage,
        max_by(evidence, stage = $stage) as evidence
    from budget
    where
        county = '06' and programme = $programme and stage in ($stage, 'unstated')
        and budget_year in ($year, $year - 1)
    group by budget_year
)

select
    asked.budget_year,
    any_value(summed.euros) as euros,
    any_value(summed.precision) as precision,
    any_value(summed.counties) as budget_counties,
    sum(compared.number) filter (where compared.what = 'agreement')::bigint as agreements,
    sum(compared.number) filter (where compared.what = 'project')::bigint as projects,
    sum(compared.number) filter (where compared.what = 'target')::bigint as targets,
    count(*) filter (where compared.what = 'project' and compared.comparable) as project_counties,
    sum(compared.number) filter (where compared.what = 'project' and compared.comparable)::bigint as comparable_projects,
    count(*) filter (where compared.what = 'target' and compared.comparable) as target_counties,
    sum(compared.number) filter (where compared.what = 'target' and compared.comparable)::bigint as comparable_targets,
    any_value(land.euros) as land_euros,
    any_value(land.precision) as land_precision,
    any_value(land.stage) as land_stage,
    any_value(land.evidence) as land_evidence
from (select unnest([$year, $year - 1]) as budget_year) as asked
left join compared on asked.budget_year = compared.budget_year
left join summed on asked.budget_year = summed.budget_year
left join land on asked.budget_year = land.budget_year
group by asked.budget_year
order by asked.budget_year desc
