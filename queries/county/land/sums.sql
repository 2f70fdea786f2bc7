-- Frage: Wie hoch sind die Budgets aller Kreise und Städte zusammen?
-- Zeile: eine Stufe in fester Reihenfolge, auch ohne Summe; Euro. Eine Summe gibt es nur, wenn jedes Gebiet des Jahres in ihr steht
-- Vergleicht: nichts, weil jede Stufe für sich steht
select
    steps.stage,
    land_sum.euros,
    land_sum.precision,
    land_sum.state,
    coalesce(land_sum.counties_with, 0) as counties_with,
    land_sum.counties
from (
    select
        unnest([1, 2, 3, 4]) as step,
        unnest(['agreed', 'granted', 'paid', 'verified']) as stage
) as steps
left join land_sum
    on steps.stage = land_sum.stage and land_sum.budget_year = $year and land_sum.programme = $programme
order by steps.step
