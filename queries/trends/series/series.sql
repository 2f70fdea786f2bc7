-- Frage: Wie hoch sind die Budgets jeder Stufe in jedem Haushaltsjahr, beim Programm und bei seinen Vorläufern?
-- Zeile: ein Programm, eine Stufe und ein Haushaltsjahr; Euro, in Preisen des Basisjahrs leer ohne Index des Jahres
-- Vergleicht: Jahre
with summed as (
    select
        programme.code as programme,
        programme.short_name as programme_name,
        programme.sort,
        programme.code <> $programme as is_predecessor,
        -- a series that runs beside the programme is not before it, whatever it is a predecessor of
        programme.code <> $programme and coalesce(programme.valid_to, 9999) >= chosen.valid_from as is_beside,
        stated.stage,
        stated.budget_year,
        sum(stated.euros) as euros,
        weakest_state(stated.state) as state,
        joint_precision(stated.precision) as precision,
        count(*) as counties
    from budget_unit as stated
    inner join programme on stated.programme = programme.code
    inner join programme as chosen on chosen.code = $programme
    where
        stated.territory = $territory
        and (programme.code = $programme or programme.predecessor_of = $programme)
        and unit_chosen($counties, stated.unit)
        -- the same units in every year; another programme is another row of years
        and (len($units) = 0 or programme.code <> $programme or list_contains($units::varchar[], stated.unit))
    group by
        programme.code,
        programme.short_name,
        programme.sort,
        programme.valid_to,
        chosen.valid_from,
        stated.stage,
        stated.budget_year
)

select
    summed.programme,
    summed.programme_name,
    summed.is_predecessor,
    summed.is_beside,
    summed.stage,
    summed.budget_year,
    in_prices(summed.euros, $index_code, price.base_value, price.year_value) as euros,
    summed.euros as nominal_euros,
    summed.state,
    summed.counties,
    existing.counties as counties_all,
    still_grows(summed.stage, summed.budget_year, $running) as is_running,
    coalesce(summed.counties < rule.coverage_from * existing.counties, false) as is_weak,
    summed.precision
from summed
inner join unit_count($territory, $counties::varchar[]) as existing on summed.budget_year = existing.budget_year
left join price_pair($index_code, $base_year) as price on summed.budget_year = price.budget_year
left join rule on applies_in(summed.budget_year, rule.valid_from, rule.valid_to)
order by summed.is_predecessor, summed.sort, summed.budget_year, summed.stage
