-- The territory a county is counted on: 'then' as it was, 'now' in units that keep one territory over a reform.
-- Makes: county_unit, unit_count, territory_break, price_pair, in_prices, budget_unit_source
-- Reads: budget, county, joint_precision, shown_measure, territory_change, territory_unit, unit_chosen, weakest_state
create macro county_unit(territory) as table
    select
        county.county,
        coalesce(territory_unit.unit, county.county) as unit,
        coalesce(territory_unit.name, county.short_name) as short_name,
        coalesce(territory_unit.from_year, year(county.valid_from), 0) as first_year,
        coalesce(year(county.valid_to), 9999) as last_year
    from county
    left join territory_unit on territory = 'now' and county.county = territory_unit.county;

-- How many units there are in each budget year that is known of, among the chosen counties.
create macro unit_count(territory, chosen) as table
    select
        years.budget_year,
        count(distinct member.unit) as counties
    from (select distinct budget_year from budget) as years
    inner join county_unit(territory) as member on years.budget_year between member.first_year and member.last_year
    where unit_chosen(chosen, member.unit)
    group by years.budget_year;

-- Years from which the figures of a unit are not comparable with those before.
create macro territory_break(territory) as table
    select
        county_unit.unit,
        county_unit.short_name,
        territory_change.budget_year,
        territory_change.note
    from territory_change
    inner join county_unit(territory) as county_unit on territory_change.county = county_unit.county
    where county_unit.unit = county_unit.county;

-- The two values of an index that put euros of a year into prices of a base year (features 4.8). A year whose index no
-- delivery brought has no row.
create macro price_pair(index_code, base_year) as table
    with yearly as (
        select
            territory_from as budget_year,
            arg_max(value, measured_on) as value
        from shown_measure
        where county = '06' and measure = index_code and value > 0
        group by territory_from
    )

    select
        yearly.budget_year,
        base.value as base_value,
        yearly.value as year_value
    from yearly
    inner join yearly as base on base.budget_year = base_year;

-- B_real = B * I_base / I_t to the cent, half away from zero; without an index the euros as they are. In whole numbers: as
-- binary fractions half a cent may fall below itself. What both index values have behind the point falls out of their ratio.
create macro in_prices(euros, index_code, base_value, year_value) as case
    when index_code::varchar is null then euros
    else (
        sign(euros) * (
            (
                2 * abs((euros * 100)::hugeint) * (base_value * 10000)::hugeint + (year_value * 10000)::hugeint
            ) // (2 * (year_value * 10000)::hugeint)
        )::decimal(18, 0) / 100
    )::decimal(16, 2)
end;

create view budget_unit_source as
with member as (
    select
        'then' as territory,
        *
    from county_unit('then')
    union all
    select
        'now' as territory,
        *
    from county_unit('now')
),

cut as (
    select
        'then' as territory,
        unit,
        budget_year
    from territory_break('then')
    union all
    select
        'now' as territory,
        unit,
        budget_year
    from territory_break('now')
),

stated as (
    select
        member.territory,
        member.unit,
        member.short_name,
        budget.budget_year,
        budget.programme,
        budget.stage,
        sum(budget.euros) as euros,
        weakest_state(budget.state) as state,
        joint_precision(budget.precision) as precision,
        count(*) as members
    from budget
    inner join member on budget.county = member.county
    group by
        member.territory,
        member.unit,
        member.short_name,
        budget.budget_year,
        budget.programme,
        budget.stage
)

select
    stated.territory,
    stated.unit,
    stated.short_name,
    stated.budget_year,
    (
        select count(*) from cut
        where cut.territory = stated.territory and cut.unit = stated.unit and cut.budget_year <= stated.budget_year
    )::integer as stretch,
    stated.programme,
    stated.stage,
    stated.euros::decimal(16, 2) as euros,
    stated.state,
    stated.precision
from stated
where
    -- a unit of several counties has a sum only for years in which each of them states one
    stated.members = (
        select count(*) from member
        where
            member.territory = stated.territory
            and member.unit = stated.unit
            and stated.budget_year between member.first_year and member.last_year
    );

comment on view budget_unit_source is 'how the table budget_unit is computed; one row per territory, unit, budget year, programme and stage: the sum of budgets to be compared over years';
comment on column budget_unit_source.territory is 'then: counties as they were; now: units that keep one territory over a reform';
comment on column budget_unit_source.unit is 'AGS of the county, or the AGS of several joined by +';
comment on column budget_unit_source.short_name is 'name for charts';
comment on column budget_unit_source.budget_year is 'year of the approval';
comment on column budget_unit_source.stretch is 'number of changes of territory up to this year: years of one unit compare only inside one stretch';
comment on column budget_unit_source.programme is 'code of the programme';
comment on column budget_unit_source.stage is 'announced, agreed, granted, paid, verified or unstated';
comment on column budget_unit_source.euros is 'the sum in euros';
comment on column budget_unit_source.state is 'provisional, checked or final: the weakest of its counties';
comment on column budget_unit_source.precision is 'exact, about, at_least or at_most';
