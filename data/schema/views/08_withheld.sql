-- Which counts of persons are never shown. The one place that decides; all others read what the views of 09 leave.
-- Withheld is what is below the limit of the rule, and every stated figure that contains it: of the Maßnahmenart, of the
-- county, of the Land. So nothing shown depends on what is withheld, and nothing subtracts to it: each value below the
-- limit gives the same pages. Sums the dashboard forms leave it out, and say so. docs/decisions/11 has the reasons.
-- Makes: withheld_source
-- Reads: context_measure, county_measure, indicator, report, rule, target
create view withheld_source as
with counted as (
    -- persons of the whole and the part of them a share counts; of a plain count they are the same
    select
        'report' as fact,
        report.id,
        target.county,
        target.budget_year,
        target.programme,
        target.indicator as measure,
        -- what is said of one day belongs together, and so do the newest reports
        unnest(case
            when report.reported_on = max(report.reported_on) over (partition by report.target)
                then [report.reported_on, date '9999-12-31']
            else [report.reported_on]
        end) as day,
        target.category,
        target.project,
        case when indicator.rate then report.cases else report.value end as persons,
        -- a share is reported to one decimal: the persons behind it are the nearest whole number
        case when indicator.rate then round(report.value * report.cases / 100) else report.value end as part
    from report
    inner join target on report.target = target.id
    inner join indicator on target.indicator = indicator.code and indicator.persons
    union all
    select
        'target' as fact,
        target.id,
        target.county,
        target.budget_year,
        target.programme,
        target.indicator as measure,
        date '9999-12-31' as day,
        target.category,
        target.project,
        target.base_value as persons,
        target.base_value as part
    from target
    inner join indicator on target.indicator = indicator.code and indicator.persons and not indicator.rate
    union all
    select
        'county_measure' as fact,
        county_measure.id,
        county_measure.county,
        county_measure.territory_from as budget_year,
        '' as programme,
        county_measure.measure,
        county_measure.measured_on as day,
        null as category,
        null as project,
        county_measure.value as persons,
        county_measure.value as part
    from county_measure
    inner join context_measure on county_measure.measure = context_measure.code and context_measure.persons
),

strictest as (
    select max(minimum_persons) as minimum_persons from rule
),

few as (
    select counted.*
    from counted
    cross join strictest
    left join rule on counted.budget_year between rule.valid_from and coalesce(rule.valid_to, 9999)
    where
        -- of a share also the rest: who is not among the part of the persons; years before the first rule by the strictest
        list_bool_or(list_transform(
            [persons, part, persons - part],
            lambda number: number > 0 and number < coalesce(rule.minimum_persons, strictest.minimum_persons)
        ))
)

select distinct
    counted.fact,
    counted.id
from counted
inner join few
    on
        counted.fact = few.fact
        and counted.budget_year = few.budget_year
        and counted.programme = few.programme
        and counted.measure = few.measure
        and counted.day = few.day
        and (counted.county = few.county or counted.county = '06')
        and (counted.category is null or counted.category = few.category)
        and (counted.project is null or counted.project = few.project)
        -- two of the same level stand side by side
        and (
            counted.id = few.id
            or counted.county <> few.county
            or (counted.category is null and few.category is not null)
            or (counted.project is null and few.project is not null)
        );

comment on view withheld_source is 'how the table withheld is computed; one row per count of persons that is never shown: below the limit of the rule, or a stated figure that contains such a count';
comment on column withheld_source.fact is 'table of the fact: report, target (its starting value) or county_measure';
comment on column withheld_source.id is 'key of the fact';
