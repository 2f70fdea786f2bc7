-- Frage: Wie hoch ist die Kennzahl je Gebietskörperschaft, und worauf ist sie bezogen?
-- Zeile: eine Gebietskörperschaft, ein Gebiet über einen Gebietswechsel hinweg (unit) oder das Land; Zähler / Nenner
-- Vergleicht: Gebiete
with part as (
    select
        county,
        sum(numerator) filter (where stage = upper_stage($indicator, $stage)) as numerator,
        case
            when lower_stage($indicator) = '' then sum(denominator)
            else sum(numerator) filter (where stage = lower_stage($indicator))
        end as denominator,
        if(
            lower_stage($indicator) = '',
            joint_precision(precision),
            ratio_precision(
                joint_precision(case when stage = upper_stage($indicator, $stage) then precision end),
                joint_precision(case when stage = lower_stage($indicator) then precision end)
            )
        ) as precision,
        any_value(state) as state,
        max(part_until) as part_until,
        coalesce(bool_or(rest) filter (where stage = upper_stage($indicator, $stage)), false) as rest_above,
        coalesce(bool_or(rest) filter (where stage = lower_stage($indicator)), false) as rest_below,
        coalesce(sum(withheld), 0) as withheld
    from (
        select
            county,
            stage,
            case
                when category_chosen($categories, category) then numerator
            end as numerator,
            case
                when category_chosen($categories, category) then denominator
            end as denominator,
            case
                when category_chosen($categories, category) then withheld
            end as withheld,
            measure = 'budget_sum' and split and category is null as rest,
            -- what no document splits may belong to the Maßnahmenart as well
            if(rest, 'at_least', precision) as precision,
            state,
            case when category_chosen($categories, category) then part_until end as part_until
        from county_part
        where
            budget_year = $year
            and programme = $programme
            and measure = compared_measure($indicator, $denominator)
            and stage in (upper_stage($indicator, $stage), lower_stage($indicator))
            and (measure <> 'budget_sum' or split = (len($categories) > 0))
    ) as found
    group by county
),

-- Why there is none of it, where a source says so.
untold as (
    select
        county,
        missing
    from untold_budget
    where budget_year = $year and programme = $programme and stage = upper_stage($indicator, $stage)
),

untold_context as (
    select
        county,
        arg_max(missing, measured_on) as missing
    from untold_measure
    where
        measure = $denominator
        and $year between territory_from and coalesce(territory_to, 9999)
    group by county
),

-- What a member brings: its parts, and the context figure of this very territory.
member as (
    select
        place.place,
        place.level,
        place.name,
        place.exists_in_year,
        part.numerator,
        case
            when brings_denominator($indicator, $denominator) then part.denominator
            when $denominator = 'none' then 1
            else context.value
        end as divisor,
        part.precision,
        part.state,
        part.part_until,
        part.rest_above,
        part.rest_below,
        part.withheld,
        -- what is left of it is shown, and what is not makes it incomplete
        part.withheld > 0 and (part.numerator is null or divisor is null) as all_withheld,
        context.measured_on,
        part.numerator is not null and coalesce(divisor, 0) > 0
        -- part of a year adds up with no whole one
        and part.part_until is null as whole
    from (
        select
            place,
            level,
            name,
            member,
            from_year <= $year and to_year >= $year as exists_in_year
        from place
        where level = 'county' or (from_year <= $year and to_year >= $year)
    ) as place
    left join part on place.member = part.county
    left join place_measure as context
        on
            case place.level when 'unit' then place.place else place.member end = context.place
            and context.measure = $denominator
            and $year between context.territory_from and context.territory_to
),

added as (
    select
        place,
        level,
        any_value(name) as name,
        bool_or(exists_in_year) as exists_in_year,
        case
            -- a percentage without its two parts: two of them cannot be put together
            when level <> 'county' and $indicator = 'budget_use' then null
            when level = 'land' then sum(numerator) filter (where whole)
            when count(*) = count(numerator) then sum(numerator)
        end as numerator,
        case
            when $denominator = 'none' and not brings_denominator($indicator, $denominator) then 1
            when level = 'land' then sum(divisor) filter (where whole)
            -- the context figure of a unit is that of the unit, the same with each member
            when not brings_denominator($indicator, $denominator) then any_value(divisor)
            when count(*) = count(divisor) then sum(divisor)
        end as denominator,
        -- what does not count in a sum of the Land makes it no less exact
        joint_precision(case when level <> 'land' or whole then precision end) as precision,
        case when count(*) = 1 then any_value(state) end as state,
        min(part_until) filter (where level <> 'land') as part_until,
        coalesce(bool_or(all_withheld), false) and level <> 'land' as all_withheld,
        coalesce(sum(withheld) filter (where exists_in_year), 0)::integer as withheld,
        coalesce(bool_or(rest_above), false) as rest_above,
        coalesce(bool_or(rest_below), false) as rest_below,
        min(measured_on) filter (where whole or level <> 'land') as measured_from,
        max(measured_on) filter (where whole or level <> 'land') as measured_to,
        count(*) filter (where whole) as counties_with
    from member
    group by place, level
),

reasoned as (
    select
        added.*,
        case
            when not exists_in_year then 'not_existing'
            when all_withheld then 'withheld'
            -- money is stated, but no document says how much of it goes to the chosen Maßnahmenarten
            when numerator is null and rest_above then 'not_split'
            -- what only trains staff has neither places nor persons who entered
            when
                numerator is null and $denominator in ('place', 'participant') and len($categories) > 0
                and not exists (
                    select 1 from measure_category as kind
                    where
                        category_chosen($categories, kind.category)
                        and not kind.staff_only
                        and applies_in($year, kind.valid_from, kind.valid_to)
                )
                then 'not_applicable'
            when numerator is null then coalesce('told_' || untold.missing, 'no_value')
            when denominator is null and rest_below then 'not_split'
            when denominator is null then coalesce('denominator_' || untold_context.missing, 'no_denominator')
            when denominator = 0 then 'zero_denominator'
            -- features 4.7: no percentage from fewer cases than the rule of the year asks for
            when is_share($indicator) and denominator < (select minimum_cases from rule_of($year)) then 'few_cases'
        end as reason
    from added
    left join untold on added.level = 'county' and added.place = untold.county
    left join untold_context on added.level = 'county' and added.place = untold_context.county
)

select
    reasoned.place,
    reasoned.level,
    reasoned.name as short_name,
    county.tile_code,
    county.tile_row,
    county.tile_column,
    reasoned.exists_in_year,
    case when not reasoned.all_withheld then reasoned.numerator end as numerator,
    case
        when not reasoned.all_withheld and ($denominator <> 'none' or brings_denominator($indicator, $denominator))
            then reasoned.denominator
    end as denominator,
    case when is_share($indicator) and not reasoned.all_withheld then reasoned.denominator end as cases,
    case
        when reasoned.reason is null
            then
                reasoned.numerator
                -- counts per head would begin with zeros: per 100.000 inhabitants, per 1.000 of any smaller group
                * case
                    when
                        $denominator = 'none' or $indicator = 'budget_sum'
                        or brings_denominator($indicator, $denominator) then 1
                    when $denominator = 'population' then 100000
                    else 1000
                end
                / reasoned.denominator
    end as value,
    reasoned.reason,
    case when reasoned.numerator is not null then reasoned.precision end as precision,
    reasoned.state,
    reasoned.measured_from::timestamp as measured_from,
    reasoned.measured_to::timestamp as measured_to,
    -- usual is the end of the year before; what is older is marked where the value stands
    coalesce(reasoned.measured_from < make_date($year - 1, 1, 1), false) as old_denominator,
    reasoned.counties_with,
    reasoned.part_until::timestamp as part_until,
    reasoned.withheld
from reasoned
left join county on reasoned.place = county.county
order by value desc nulls last, reasoned.name collate de, reasoned.place
