-- Frage: Wie hoch war das Budget der Gebiete, die sich zwischen zwei Jahren vergleichen lassen?
-- Zeile: genau eine; Euro beider Jahre, wie genau sie und ihre Teile bekannt sind, Zahl der Gebiete; sonst Summen leer
-- Vergleicht: Jahre
with compared as (
    select
        unit,
        euros_before,
        euros_after,
        precision_before,
        precision_after
    from compared_unit($territory, $before, $year, $programme, $stage, $counties::varchar[])
),

member as (
    select unnest(string_split(unit, '+')) as county
    from compared
)

select
    sum(euros_before) as euros_before,
    sum(euros_after) as euros_after,
    joint_precision(difference_precision(precision_after, precision_before)) as precision,
    (
        select joint_precision(allocation_sum.precision)
        from allocation_sum
        inner join member on allocation_sum.county = member.county
        where
            allocation_sum.budget_year in ($before, $year)
            and allocation_sum.programme = $programme
            and allocation_sum.stage = $stage
    ) as parts_precision,
    count(*) as counties,
    (
        select count(distinct unit) from county_unit($territory)
        where
            greatest($before, $year) between first_year and last_year
            and unit_chosen($counties, unit)
    ) as counties_all
from compared
order by counties
