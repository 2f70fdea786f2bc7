-- Which counts of persons are never shown. The one place that decides; all others read what the views of 09 leave.
-- Withheld is what is below the limit of the rule, and every stated figure that contains it: of the Maßnahmenart, of the
-- county, of the Land. So nothing shown depends on what is withheld, and nothing subtracts to it: each value below the
-- limit gives the same pages. Sums the dashboard forms leave it out, and say so: docs/decisions/11-few-persons.md.
-- Makes: too_few, withheld_source
-- Reads: applies_in, context_measure, county_measure, indicator, report, rule, target
create macro too_few(persons, fewest) as coalesce(persons > 0 and persons < fewest, false);

create view withheld_source as
with counted as (
    -- persons of the whole and the part of them a share counts; of a plain count they are the same
    select
        'report' as fact,
        report.id,
        report.target,
        target.county,
        target.budget_year,
        target.programme,
        target.indicator as measure,
        report.reported_on as day,
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
        null as target,
        target.county,
        target.budget_year,
        target.programme,
        target.indicator as measure,
        null as day,
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
        null as target,
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
    where county_measure.value is not null
),

-- years before the first rule are treated by the strictest
strictest as (
    select max(minimum_persons) as minimum_persons from rule
),

judged as (
    select
        counted.*,
        coalesce(rule.minimum_persons, strictest.minimum_persons) as fewest,
        -- of a share also the rest: who is not among the part of the persons
        too_few(persons, fewest) or too_few(part, fewest) or too_few(persons - part, fewest) as few
    from counted
    cross join strictest
    left join rule on applies_in(counted.budget_year, rule.valid_from, rule.valid_to)
),

newest as (
    select
        target,
        max(reported_on) as day
    from report
    group by target
),

-- What is said of one day belongs together, and so do the newest reports. Only figures of no Maßnahme contain others.
dated as (
    select
        judged.* exclude (day),
        unnest(case
            when judged.day = newest.day then [judged.day, date '9999-12-31']
            else [coalesce(judged.day, date '9999-12-31')]
        end) as day
    from judged
    left join newest on judged.target = newest.target
    where judged.few or judged.project is null
),

-- The stated figures that contain few; those of the same level stand side by side.
containing as (
    select distinct
        fact,
        budget_year,
        programme,
        measure,
        day,
        unnest([
            case when project is not null then struct_pack(county := county, category := coalesce(category, 0)) end,
            case when coalesce(project, category::varchar) is not null then struct_pack(county := county, category := 0) end,
            case when county <> '06' then struct_pack(county := '06', category := coalesce(category, 0)) end,
            case when county <> '06' then struct_pack(county := '06', category := 0) end
        ]) as place
    from dated
    where few
)

select
    fact,
    id
from judged
where few
union
select
    dated.fact,
    dated.id
from dated
inner join containing
    on
        dated.fact = containing.fact
        and dated.budget_year = containing.budget_year
        and dated.programme = containing.programme
        and dated.measure = containing.measure
        and dated.day = containing.day
        and dated.county = containing.place.county
        and coalesce(dated.category, 0) = containing.place.category
where dated.project is null;

comment on view withheld_source is 'how the table withheld is computed; one row per count of persons that is never shown: below the limit of the rule, or a stated figure that contains such a count';
comment on column withheld_source.fact is 'table of the fact: report, target (its starting value) or county_measure';
comment on column withheld_source.id is 'key of the fact';
