-- Context figures of every county and year, denominators, traits of peers, indices.
create temp table context_draft as
with placed as (
    select
        county.county,
        county.kind,
        county.year,
        population.people::double as people,
        county.area_km2,
        county.key,
        -- how hard a county has it, steady over the years
        roll(county.county, 'hardship') as hardship,
        county.year - 2014 as step
    from county_of_year as county
    inner join population
        on
            county.county = population.county
            and county.year between population.territory_from and coalesce(population.territory_to, 9999)
),

young as (
    select
        *,
        round(people * (0.098 + 0.02 * roll(key, 'young') + case kind when 'city' then 0.012 else 0 end)) as young,
        0.035 + 0.09 * hardship + case kind when 'city' then 0.03 else 0 end + 0.006 * roll(key, 'rate') as rate
    from placed
),

figure as (
    unpivot (
        select
            county,
            year,
            key,
            young::decimal(14, 4) as population_15_24,
            round(young * rate)::decimal(14, 4) as sgb2_under_25,
            round(people * (0.018 + 0.022 * hardship + 0.003 * roll(key, 'jobless')))::decimal(14, 4) as unemployed,
            round(100 * rate, 1)::decimal(14, 4) as sgb2_rate_under_25,
            round(2.6 + 4.5 * hardship + roll(key, 'youth'), 1)::decimal(14, 4) as youth_unemployment,
            round(1.25 - 0.4 * hardship + 0.1 * roll(key, 'supply'), 2)::decimal(14, 4) as training_supply,
            round(people / area_km2)::decimal(14, 4) as density,
            round(
                9 + case kind when 'city' then 14 else 0 end + 7 * roll(county, 'foreign') + 0.3 * step, 1
            )::decimal(14, 4) as foreign_under_25,
            round(
                0.26 + case kind when 'city' then 0.25 else 0 end + 0.1 * roll(county, 'jobs'), 2
            )::decimal(14, 4) as jobs_per_resident
        from young
    )
    on population_15_24, sgb2_under_25, unemployed, sgb2_rate_under_25, youth_unemployment, training_supply, density,
    foreign_under_25, jobs_per_resident
    into name measure value value
)

select
    county,
    measure,
    year,
    make_date(year - 1, 12, 31) as measured_on,
    case when missing is null then value end as value,
    missing,
    'kontext-' || year as delivery
from (
    select
        * exclude (late),
        case
            when late then 'not_due'
            -- of some that lack, nobody says why: those are not recorded at all
            else ['not_reported', 'secret', 'not_applicable', 'none'][
                1 + row_number() over (partition by lacks, late order by measure, year, county) % 4
            ]
        end as reason,
        case when lacks then reason end as missing
    from (
        select
            *,
            -- counts of the newest year come late from some, and one county a year has not been counted in time
            year = 2026 and measure in ('sgb2_under_25', 'unemployed') and roll(key || measure, 'late') < 0.08 as late,
            late or roll(key || measure, 'not counted') < 0.01 as lacks
        from figure
    ) as counted
) as reasoned
where missing is distinct from 'none'
union all by name
select
    '06' as county,
    unnest(['price_index', 'wage_index']) as measure,
    year,
    make_date(year, 12, 31) as measured_on,
    unnest([
        round(94 + 1.3 * (year - 2014) + greatest(year - 2020, 0) * 2.6, 1),
        round(90 + 2.4 * (year - 2014) + greatest(year - 2021, 0) * 0.9, 1)
    ])::decimal(14, 4) as value,
    null as missing,
    'preise-' || year as delivery
from budget_curve
where year < 2026;
