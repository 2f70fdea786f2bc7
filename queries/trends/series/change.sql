-- Frage: Um wie viel ist das Budget gegenüber dem Vorjahr gestiegen oder gesunken, wo beide Jahre bekannt sind?
-- Zeile: ein Haushaltsjahr mit Angaben; Euro nur der Gebiete mit Angabe in beiden Jahren ohne Bruch dazwischen, sonst leer
-- Vergleicht: Jahre
with chosen as (
    select
        stated.unit,
        stated.budget_year,
        stated.stretch,
        stated.precision,
        in_prices(stated.euros, $index_code, price.base_value, price.year_value) as euros
    from budget_unit as stated
    left join price_pair($index_code, $base_year) as price on stated.budget_year = price.budget_year
    where
        stated.territory = $territory
        and stated.programme = $programme
        and stated.stage = $stage
        and unit_chosen($counties, stated.unit)
),

matched as (
    select
        this.budget_year,
        sum(this.euros) as euros,
        sum(previous.euros) as euros_before,
        joint_precision(difference_precision(this.precision, previous.precision)) as precision,
        count(*) as counties
    from chosen as this
    inner join chosen as previous
        on
            this.unit = previous.unit
            and this.stretch = previous.stretch
            and this.budget_year = previous.budget_year + 1
    -- what still grows is never compared as if it were whole
    where not still_grows($stage, this.budget_year, $running) and this.euros is not null and previous.euros is not null
    group by this.budget_year
)

select
    years.budget_year,
    matched.euros_before,
    matched.euros,
    matched.euros - matched.euros_before as difference,
    (matched.euros - matched.euros_before)::double / nullif(matched.euros_before, 0)::double as ratio,
    coalesce(matched.counties, 0) as counties,
    years.counties as counties_all,
    still_grows($stage, years.budget_year, $running) as is_running,
    matched.precision
from unit_count($territory, $counties::varchar[]) as years
left join matched on years.budget_year = matched.budget_year
where years.budget_year in (select budget_year from chosen)
order by years.budget_year
