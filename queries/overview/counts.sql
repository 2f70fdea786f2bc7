-- Frage: Wie viele Zielvereinbarungen, Maßnahmen und Ziele sind im Jahr und im Vorjahr erfasst?
-- Zeile: ein Jahr; Anzahlen, auch die der vergleichbaren Gebiete, dazu das vom Land selbst genannte Budget in Euro
with counted as (
    select
        budget_year,
        county,
        'agreement' as what,
        count(*) as number
    from agreement
    where
        budget_year in ($year, $year - 1)
        and (len($counties) = 0 or list_contains($counties::varchar[], county))
    group by budget_year, county
    union all
    select
        budget_year,
        county,
        'project' as what,
        sum(projects) as number
    from project_sum
    where
        budget_year in ($year, $year - 1)
        and (len($counties) = 0 or list_contains($counties::varchar[], county))
    group by budget_year, county
    union all
    select
        budget_year,
        county,
        'target' as what,
        count(*) as number
    from target_status
    where
        budget_year in ($year, $year - 1)
        and (len($counties) = 0 or list_contains($counties::varchar[], county))
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
    coalesce(sum(compared.number) filter (where compared.what = 'agreement'), 0)::bigint as agreements,
    coalesce(sum(compared.number) filter (where compared.what = 'project'), 0)::bigint as projects,
    coalesce(sum(compared.number) filter (where compared.what = 'target'), 0)::bigint as targets,
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
left join land on asked.budget_year = land.budget_year
group by asked.budget_year
order by asked.budget_year desc
