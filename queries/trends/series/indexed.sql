-- Frage: Wie hat sich das Budget jedes Gebiets gegenüber seinem ersten vergleichbaren Jahr entwickelt?
-- Zeile: ein Gebiet und ein Haushaltsjahr mit Angabe; Index mit Basis 100 im ersten Jahr seit dem letzten Bruch, Euro
-- Vergleicht: Jahre
with stated as (
    select
        budget.unit,
        budget.short_name,
        budget.budget_year,
        budget.stretch,
        in_prices(budget.euros, $index_code, price.base_value, price.year_value) as euros,
        budget.precision
    from budget_unit as budget
    left join price_pair($index_code, $base_year) as price on budget.budget_year = price.budget_year
    where budget.territory = $territory and budget.programme = $programme and budget.stage = $stage
),

based as (
    select
        *,
        first_value(budget_year) over (partition by unit, stretch order by budget_year) as first_year,
        first_value(euros) over (partition by unit, stretch order by budget_year) as first_euros,
        first_value(precision) over (partition by unit, stretch order by budget_year) as first_precision
    from stated
    where euros is not null
)

select
    unit,
    short_name,
    budget_year,
    stretch,
    first_year,
    euros,
    100 * euros::double / nullif(first_euros, 0)::double as points,
    unit_holds($counties, unit) as is_chosen,
    still_grows($stage, budget_year, $running) as is_running,
    precision,
    -- what is 100 by definition is exactly 100, however much is known of the budget
    if(budget_year = first_year, 'exact', ratio_precision(precision, first_precision)) as points_precision
from based
order by short_name collate de, unit, budget_year
