-- What counties are compared by, small enough that a comparison never reads single projects or reports.
create view county_part_source as
with entered as (
    -- persons who have entered by the end of the agreed period; a report during the year counts only part of them
    select
        county,
        budget_year,
        programme,
        category,
        project,
        sum(value) as persons
    from target_status
    where indicator = 'entries' and final and status <> 'dropped' and value is not null
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
        sum(allocation.euros) filter (where project.places > 0) as place_euros,
        sum(project.places) filter (where project.places > 0) as places,
        sum(allocation.euros) filter (where entered.persons > 0) as entered_euros,
        sum(entered.persons) filter (where entered.persons > 0) as entered
    from allocation
    left join project on allocation.project = project.id
    left join (
        select
            project,
            sum(persons) as persons
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
        money.*,
        entered.persons as of_category
    from money
    inner join measure_category
        on
            money.category = measure_category.category
            and not measure_category.staff_only
            and money.budget_year between measure_category.valid_from and coalesce(measure_category.valid_to, 9999)
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
        count(*) as targets,
        count(*) filter (where status in ('achieved', 'on_track', 'at_risk', 'missed', 'justified')) as judged,
        count(*) filter (where status in ('achieved', 'on_track')) as good,
        count(value) as reported,
        count(value) filter (where final) as finals,
        sum(value) as value,
        sum(cases) filter (where value is not null) as cases,
        -- a share is reported to one decimal: the persons behind it are the nearest whole number
        sum(round(value * cases / 100)) as hits
    from target_status
    where status <> 'dropped'
    group by county, budget_year, programme, category, indicator
)

select
    county,
    budget_year,
    programme,
    stage,
    false as split,
    null::integer as category,
    'budget_sum' as measure,
    euros::decimal(18, 4) as numerator,
    null::decimal(18, 4) as denominator,
    precision,
    state
from budget
where county <> '06'
union all
select
    county,
    budget_year,
    programme,
    stage,
    true as split,
    category,
    'budget_sum' as measure,
    euros::decimal(18, 4) as numerator,
    null as denominator,
    null as precision,
    null as state
from money
union all
select
    county,
    budget_year,
    programme,
    stage,
    true as split,
    category,
    'euros_per_place' as measure,
    place_euros::decimal(18, 4) as numerator,
    places::decimal(18, 4) as denominator,
    'exact' as precision,
    null as state
from cost
where places > 0
union all
select
    county,
    budget_year,
    programme,
    stage,
    true as split,
    category,
    'euros_per_participant' as measure,
    -- persons of a whole Maßnahmenart go with all its money, persons of a Maßnahme only with that of the Maßnahme
    (case when of_category is null then entered_euros else euros end)::decimal(18, 4) as numerator,
    coalesce(of_category, entered)::decimal(18, 4) as denominator,
    'exact' as precision,
    null as state
from cost
where coalesce(of_category, entered) is not null
union all
select
    county,
    budget_year,
    programme,
    '' as stage,
    true as split,
    category,
    'reached_share' as measure,
    sum(good)::decimal(18, 4) as numerator,
    sum(judged)::decimal(18, 4) as denominator,
    'exact' as precision,
    case when sum(finals) < sum(reported) then 'provisional' end as state
from reported
group by county, budget_year, programme, category
having sum(judged) > 0
union all
select
    county,
    budget_year,
    programme,
    '' as stage,
    true as split,
    category,
    indicator as measure,
    hits::decimal(18, 4) as numerator,
    cases::decimal(18, 4) as denominator,
    'exact' as precision,
    case when finals < reported then 'provisional' end as state
from reported
where indicator in ('transition_rate', 'dropout_rate') and cases > 0
union all
select
    county,
    budget_year,
    programme,
    '' as stage,
    true as split,
    category,
    indicator as measure,
    value::decimal(18, 4) as numerator,
    100 * reported as denominator,
    'exact' as precision,
    case when finals < reported then 'provisional' end as state
from reported
where indicator = 'budget_use' and reported > 0
union all
select
    county,
    budget_year,
    programme,
    '' as stage,
    true as split,
    category,
    indicator as measure,
    value::decimal(18, 4) as numerator,
    null as denominator,
    case when reported < targets then 'at_least' else 'exact' end as precision,
    case when finals < reported then 'provisional' end as state
from reported
where indicator in ('entries', 'completions', 'places', 'youth_unplaced') and reported > 0
union all
select
    county,
    budget_year,
    programme,
    '' as stage,
    true as split,
    category,
    'project_count' as measure,
    count(*)::decimal(18, 4) as numerator,
    null as denominator,
    'exact' as precision,
    null as state
from project
where budget_year is not null
group by county, budget_year, programme, category;

comment on view county_part_source is 'how the table county_part is computed; one row per county, budget year, programme, stage, Maßnahmenart and measure that counties are compared by';
comment on column county_part_source.county is 'AGS of the county; the Land is summed up from its counties';
comment on column county_part_source.budget_year is 'budget year';
comment on column county_part_source.programme is 'code of the programme';
comment on column county_part_source.stage is 'announced, agreed, granted, paid, verified or unstated; empty: not about money';
comment on column county_part_source.split is 'false: a whole as a document states it; true: a part by Maßnahmenart';
comment on column county_part_source.category is 'Maßnahmenart 1 to 4; null: the whole, or not split by it';
comment on column county_part_source.measure is 'code of the indicator, or euros_per_place and euros_per_participant';
comment on column county_part_source.numerator is 'euros, targets, persons, places or Maßnahmen';
comment on column county_part_source.denominator is 'what belongs to the numerator: agreed places or persons entered of the same Maßnahmen, judged targets, cases; null: an amount on its own';
comment on column county_part_source.precision is 'exact, about, at_least (something is not reported yet) or at_most; null: as the parts say';
comment on column county_part_source.state is 'provisional (a report during the year), checked or final; null: not said';

-- What a comparison of an indicator reads from county_part. Macros, so that they are worked out while a question is planned.
create macro compared_measure(indicator, denominator) as
case
    when denominator = 'place' then 'euros_per_place'
    when denominator = 'participant' then 'euros_per_participant'
    when indicator in ('grant_ratio', 'payment_ratio', 'flow_ratio', 'verification_ratio') then 'budget_sum'
    else indicator
end;

-- The stage a ratio or sum counts, and the one a ratio is divided by (features 4.4); '' where there is none.
create macro upper_stage(indicator, stage) as
case indicator
    when 'grant_ratio' then 'granted'
    when 'payment_ratio' then 'paid'
    when 'flow_ratio' then 'paid'
    when 'verification_ratio' then 'verified'
    when 'budget_sum' then stage
    else ''
end;

create macro lower_stage(indicator) as
case indicator
    when 'grant_ratio' then 'agreed'
    when 'payment_ratio' then 'granted'
    when 'flow_ratio' then 'agreed'
    when 'verification_ratio' then 'paid'
    else ''
end;

create macro is_share(indicator) as indicator in ('reached_share', 'transition_rate', 'dropout_rate');

-- An amount on its own is divided by what is asked for; ratios, shares and costs bring what they are divided by.
create macro brings_denominator(indicator, denominator) as
is_share(indicator) or lower_stage(indicator) <> '' or indicator = 'budget_use' or denominator in ('place', 'participant');

-- Where the persons of an indicator stand: one or two of them are never told apart (features 4.7).
create macro counts_persons(indicator) as
indicator in ('entries', 'completions', 'youth_unplaced', 'transition_rate', 'dropout_rate');

create macro too_few(persons) as coalesce(persons between 1 and 2, false);

-- Who is added up for a county (itself), for a unit that keeps its territory over a reform, and for the Land.
create view place_source as
select
    county as place,
    'county' as level,
    short_name as name,
    county as member,
    coalesce(year(valid_from), 0)::integer as from_year,
    coalesce(year(valid_to), 9999)::integer as to_year
from county
union all
select
    unit as place,
    'unit' as level,
    name,
    county as member,
    from_year,
    9999 as to_year
from territory_unit
union all
select
    '06' as place,
    'land' as level,
    'Hessen' as name,
    county as member,
    coalesce(year(valid_from), 0)::integer as from_year,
    coalesce(year(valid_to), 9999)::integer as to_year
from county;

comment on view place_source is 'how the table place is computed; one row per member of a county (itself), of a unit that keeps its territory over a reform, and of the Land';
comment on column place_source.place is 'AGS of the county, key of the unit, or 06';
comment on column place_source.level is 'county, unit or land';
comment on column place_source.name is 'name on screen';
comment on column place_source.member is 'AGS of the county that is added up';
comment on column place_source.from_year is 'first budget year in which the member counts';
comment on column place_source.to_year is 'last budget year in which the member counts';

create view place_measure_source as
with reform as (
    -- a unit was one county up to the year before its last member was founded
    select
        unit,
        arg_min(county, from_year) as before_county,
        max(from_year) as reform_year,
        count(*) as members
    from territory_unit
    group by unit
),

before_reform as (
    select
        reform.unit,
        reform.reform_year,
        county_measure.*
    from reform
    inner join county_measure
        on reform.before_county = county_measure.county and reform.reform_year > county_measure.territory_from
),

after_reform as (
    select
        reform.unit,
        county_measure.measure,
        county_measure.measured_on,
        greatest(county_measure.territory_from, reform.reform_year) as territory_from,
        county_measure.territory_to,
        sum(county_measure.value)::decimal(14, 4) as value
    from reform
    inner join territory_unit on reform.unit = territory_unit.unit
    inner join county_measure
        on
            territory_unit.county = county_measure.county
            and coalesce(county_measure.territory_to, 9999) >= reform.reform_year
    inner join context_measure on county_measure.measure = context_measure.code and context_measure.role = 'denominator'
    group by all
    having count(*) = any_value(reform.members)
)

select
    county as place,
    measure,
    measured_on,
    territory_from,
    coalesce(territory_to, 9999) as territory_to,
    value
from county_measure
union all
select
    unit as place,
    measure,
    measured_on,
    territory_from,
    coalesce(territory_to, 9999) as territory_to,
    value
from after_reform
union all
-- a figure of one year describes that year; one that held until the reform describes the unit still
select
    before_reform.unit as place,
    before_reform.measure,
    before_reform.measured_on,
    before_reform.territory_from,
    case
        when
            before_reform.territory_to = before_reform.reform_year - 1
            and before_reform.territory_from < before_reform.territory_to
            and (before_reform.unit, before_reform.measure) not in (select (unit, measure) from after_reform) then 9999
        else coalesce(before_reform.territory_to, before_reform.reform_year - 1)
    end as territory_to,
    before_reform.value
from before_reform
inner join context_measure on before_reform.measure = context_measure.code and context_measure.role = 'denominator';

comment on view place_measure_source is 'how the table place_measure is computed; one row per context figure of a county, or of a unit that keeps its territory over a reform';
comment on column place_measure_source.place is 'AGS of the county, or key of the unit';
comment on column place_measure_source.measure is 'code of the measure';
comment on column place_measure_source.measured_on is 'reference date of the figure';
comment on column place_measure_source.territory_from is 'first budget year whose territory the figure describes';
comment on column place_measure_source.territory_to is 'last budget year whose territory the figure describes; 9999: until now';
comment on column place_measure_source.value is 'the figure in the unit of the measure';
