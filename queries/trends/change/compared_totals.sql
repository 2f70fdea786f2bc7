-- Frage: Wie hoch war das Budget der Gebiete, die sich zwischen zwei Jahren vergleichen lassen?
-- Zeile: genau eine; Euro beider Jahre und Zahl der Gebiete, ohne vergleichbares Gebiet sind die Summen leer
-- Vergleicht: Jahre
select
    sum(euros_before) as euros_before,
    sum(euros_after) as euros_after,
    joint_precision(difference_precision(precision_after, precision_before)) as precision,
    count(*) as counties,
    (
        select count(distinct unit) from county_unit($territory)
        where
            greatest($before, $year) between first_year and last_year
            and (len($counties) = 0 or list_has_any(string_split(unit, '+'), $counties::varchar[]))
    ) as counties_all
from compared_unit($territory, $before, $year, $programme, $stage, $counties::varchar[])
order by counties
