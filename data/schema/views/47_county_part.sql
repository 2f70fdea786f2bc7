-- What counties are compared by, small enough that a comparison never reads single projects or reports.
-- Makes: county_part_source
-- Reads: allocation, applies_in, budget, is_part, joint_precision, measure_category, project, target_status, territory_change
create view county_part_source as
with entered as (
    -- persons who have entered by the end of the agreed period; a report during the year counts only part of them
    select
        county,
        budget_year,
        programme,
        category,
        project,
        -- money of all goes with persons of all, or with none
        case when not bool_or(withheld) then sum(value) end as persons,
        count(*) filter (where withheld) as withheld
    from target_status
    where indicator = 'entries' and final and status <> 'dropped' and (value is not null or withheld)
    group by county, budget_year, programme, category, project
),

money as (
    select
        allocation.county,
        allocation.budget_year,
        allocation.programme,
        allocation.stage,
        allocation.category,
        sum(allocation.euros) as euros,
        joint_precision(allocation.precision) as precision,
        sum(allocation.euros) filter (where project.places > 0) as place_euros,
        joint_precision(case when project.places > 0 then allocation.precision end) as place_precision,
        sum(project.places) filter (where project.places > 0) as places,
        sum(allocation.euros) filter (where entered.persons > 0) as entered_euros,
        joint_precision(case when entered.persons > 0 then allocation.precision end) as entered_precision,
        sum(entered.persons) filter (where entered.persons > 0) as entered,
        sum(entered.withheld) as withheld
    from allocation
    left join project on allocation.project = project.id
    left join (
        select
            project,
            case when sum(withheld) = 0 then sum(persons) end as persons,
            sum(withheld) as withheld
        from entered
        where project is not null
        group by project
    ) as entered on allocation.project = entered.project
    where allocation.county <> '06'
    group by allocation.county, allocation.budget_year, allocation.programme, allocation.stage, allocation.category
),

-- Costs never include a Maßnahmenart that only trains staff (features 4.8).
cost as (
    select
        money.* exclude (withheld),
        entered.persons as of_category,
        coalesce(entered.withheld, money.withheld, 0) as withheld
    from money
    inner join measure_category
        on
            money.category = measure_category.category
            and not measure_category.staff_only
            and applies_in(money.budget_year, measure_category.valid_from, measure_category.valid_to)
    left join entered
        on
            entered.project is null
            and money.county = entered.county
            and money.budget_year = entered.budget_year
            and money.programme = entered.programme
            and money.category = entered.category
),

reported as (
    select
        county,
        budget_year,
        programme,
        category,
        indicator,
        max(reported_on) filter (where value is not null and is_part(final, indicator)) as part_until,
        max(reported_on) filter (
            where not final and judged
        ) as judged_until,
        count(*) as targets,
        count(*) filter (where judged) as judged,
        count(*) filter (where good) as good,
        count(value) as reported,
        count(value) filter (where final) as finals,
        count(*) filter (where withheld) as withheld,
        sum(value) as value,
        sum(cases) filter (where value is not null) as cases,
        -- a share is reported to one decimal: the persons behind it are the nearest whole number
        sum(round(value * cases / 100)) as hits
    from target_status
    where status <> 'dropped'
    group by county, budget_year, programme, category, indicator
),

-- A county has some seven targets a year: too few for a share. Three years are put together, this one and the two before,
-- on one territory.
pooled as (
    select
        earlier.county,
        own.budget_year,
        earlier.programme,
        earlier.category,
        sum(earlier.good) as good,
        sum(earlier.judged) as judged,
        sum(earlier.finals) as finals,
        sum(earlier.reported) as reported,
        max(earlier.judged_until) as judged_until
    from (
        select distinct
            county,
            programme,
            budget_year
        from reported
    ) as own
    inner join reported as earlier
        on
            own.county = earlier.county
            and own.programme = earlier.programme
            and earlier.budget_year between own.budget_year - 2 and own.budget_year
    left join territory_change
        on
            own.county = territory_change.county
            and earlier.budget_year < territory_change.budget_year
            and own.budget_year >= territory_change.budget_year
    where territory_change.county is null
    group by all
),

-- United by name: what a measure does not have is null.
part as (
    select -- noqa: AM07
        county,
        budget_year,
        programme,
        stage,
        false as split,
        'budget_sum' as measure,
        euros::decimal(18, 4) as numerator,
        precision,
        state
    from budget
    where county <> '06'
    union all by name
    select
        county,
        budget_year,
        programme,
        stage,
        category,
        'budget_sum' as measure,
        euros::decimal(18, 4) as numerator
    from money
    union all by name
    select
        county,
        budget_year,
        programme,
        stage,
        category,
        'euros_per_place' as measure,
        place_euros::decimal(18, 4) as numerator,
        places::decimal(18, 4) as denominator,
        place_precision as precision
    from cost
    where places > 0
    union all by name
    select
        county,
        budget_year,
        programme,
        stage,
        category,
        'euros_per_participant' as measure,
        -- persons of a whole Maßnahmenart go with all its money, persons of a Maßnahme only with that of the Maßnahme
        (case when of_category is null then entered_euros else euros end)::decimal(18, 4) as numerator,
        coalesce(of_category, entered)::decimal(18, 4) as denominator,
        case when of_category is null then entered_precision else precision end as precision,
        withheld
    from cost
    where coalesce(of_category, entered) is not null or withheld > 0
    union all by name
    select
        county,
        budget_year,
        programme,
        category,
        'reached_share' as measure,
        good::decimal(18, 4) as numerator,
        judged::decimal(18, 4) as denominator,
        'exact' as precision,
        case when finals < reported then 'provisional' end as state,
        judged_until as part_until
    from pooled
    where judged > 0
    union all by name
    select
        county,
        budget_year,
        programme,
        category,
        indicator as measure,
        hits::decimal(18, 4) as numerator,
        cases::decimal(18, 4) as denominator,
        case when withheld > 0 then 'about' else 'exact' end as precision,
        case when finals < reported then 'provisional' end as state,
        part_until,
        withheld
    from reported
    where indicator in ('transition_rate', 'dropout_rate') and (cases > 0 or withheld > 0)
    union all by name
    select
        county,
        budget_year,
        programme,
        category,
        indicator as measure,
        value::decimal(18, 4) as numerator,
        (100 * reported)::decimal(18, 4) as denominator,
        'exact' as precision,
        case when finals < reported then 'provisional' end as state,
        part_until,
        withheld
    from reported
    where indicator = 'budget_use' and reported > 0
    union all by name
    select
        county,
        budget_year,
        programme,
        category,
        indicator as measure,
        value::decimal(18, 4) as numerator,
        case when reported < targets then 'at_least' else 'exact' end as precision,
        case when finals < reported then 'provisional' end as state,
        part_until,
        withheld
    from reported
    where indicator in ('entries', 'completions', 'places', 'youth_unplaced') and (reported > 0 or withheld > 0)
    union all by name
    select
        county,
        budget_year,
        programme,
        category,
        'project_count' as measure,
        count(*)::decimal(18, 4) as numerator,
        'exact' as precision
    from project
    where budget_year is not null
    group by county, budget_year, programme, category
)

select
    county,
    budget_year,
    programme,
    coalesce(stage, '') as stage,
    coalesce(split, true) as split,
    category,
    measure,
    numerator,
    denominator,
    precision,
    state,
    part_until,
    coalesce(withheld, 0) as withheld
from part;

comment on view county_part_source is 'how the table county_part is computed; one row per county, budget year, programme, stage, Maßnahmenart and measure that counties are compared by';
comment on column county_part_source.county is 'AGS of the county; the Land is summed up from its counties';
comment on column county_part_source.budget_year is 'budget year';
comment on column county_part_source.programme is 'code of the programme';
comment on column county_part_source.stage is 'announced, agreed, granted, paid, verified or unstated; empty: not about money';
comment on column county_part_source.split is 'false: a whole as a document states it; true: a part by Maßnahmenart';
comment on column county_part_source.category is 'Maßnahmenart 1 to 4; null: the whole, or not split by it';
comment on column county_part_source.measure is 'code of the indicator, or euros_per_place and euros_per_participant';
comment on column county_part_source.numerator is 'euros, targets, persons, places or Maßnahmen';
comment on column county_part_source.denominator is 'what belongs to the numerator: agreed places or persons entered of the same Maßnahmen, judged targets of three years, cases; null: an amount on its own';
comment on column county_part_source.precision is 'exact, about, at_least (something is not reported yet) or at_most; null: as the parts say';
comment on column county_part_source.state is 'provisional (a report during the year), checked or final; null: not said';
comment on column county_part_source.part_until is 'newest day of reports that describe only part of the agreed period: never beside a whole year without being called so; null: the whole year';
comment on column county_part_source.withheld is 'reports the numerator and the denominator leave out because they count too few persons to be shown (geheim)';
