-- Who is added up for a county (itself), for a unit that keeps its territory over a reform, and for the Land.
-- Makes: place_source, place_measure_source
-- Reads: context_measure, county, shown_measure, territory_unit
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
        shown_measure.*
    from reform
    inner join shown_measure
        on reform.before_county = shown_measure.county and reform.reform_year > shown_measure.territory_from
),

after_reform as (
    select
        reform.unit,
        shown_measure.measure,
        shown_measure.measured_on,
        greatest(shown_measure.territory_from, reform.reform_year) as territory_from,
        shown_measure.territory_to,
        sum(shown_measure.value)::decimal(14, 4) as value
    from reform
    inner join territory_unit on reform.unit = territory_unit.unit
    inner join shown_measure
        on
            territory_unit.county = shown_measure.county
            and coalesce(shown_measure.territory_to, 9999) >= reform.reform_year
    inner join context_measure on shown_measure.measure = context_measure.code and context_measure.role = 'denominator'
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
from shown_measure
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
