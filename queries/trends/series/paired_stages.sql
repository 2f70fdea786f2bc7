-- Frage: Wie hoch sind die Stufen eines Jahres bei denselben Gebieten, nämlich denen mit Angabe zu jeder von ihnen?
-- Zeile: ein Haushaltsjahr und eine Stufe; Euro, die Gebiete, ihre Zahl und wie viele es im Jahr gibt
-- Vergleicht: Stufen
with chosen as (
    select
        unit,
        budget_year,
        stage,
        euros,
        state,
        precision
    from budget_unit
    where
        territory = $territory
        and programme = $programme
        and stage <> 'unstated'
        and unit_chosen($counties, unit)
),

counted as (
    select
        budget_year,
        stage,
        count(*) as counties
    from chosen
    group by budget_year, stage
),

-- a stage that few state would take most counties out of the pair
paired as (
    select
        counted.budget_year,
        counted.stage,
        count(*) over (partition by counted.budget_year) as stages
    from (
        select
            *,
            max(counties) over (partition by budget_year) as most
        from counted
    ) as counted
    inner join rule on applies_in(counted.budget_year, rule.valid_from, rule.valid_to)
    where counted.counties >= rule.coverage_from * counted.most
),

complete as (
    select
        chosen.budget_year,
        chosen.unit
    from chosen
    inner join paired on chosen.budget_year = paired.budget_year and chosen.stage = paired.stage
    where paired.stages > 1
    group by chosen.budget_year, chosen.unit, paired.stages
    having count(*) = paired.stages
),

summed as (
    select
        chosen.budget_year,
        chosen.stage,
        sum(chosen.euros) as euros,
        weakest_state(chosen.state) as state,
        joint_precision(chosen.precision) as precision,
        count(*) as counties,
        list(unit_name.short_name order by unit_name.short_name collate de) as names
    from chosen
    inner join complete on chosen.budget_year = complete.budget_year and chosen.unit = complete.unit
    inner join paired on chosen.budget_year = paired.budget_year and chosen.stage = paired.stage
    inner join (
        select distinct
            unit,
            short_name
        from county_unit($territory)
    ) as unit_name on chosen.unit = unit_name.unit
    group by chosen.budget_year, chosen.stage
)

select
    programme.code as programme,
    programme.short_name as programme_name,
    false as is_predecessor,
    false as is_beside,
    summed.stage,
    summed.budget_year,
    in_prices(summed.euros, $index_code, price.base_value, price.year_value) as euros,
    summed.euros as nominal_euros,
    summed.state,
    summed.counties,
    existing.counties as counties_all,
    still_grows(summed.stage, summed.budget_year, $running) as is_running,
    coalesce(summed.counties < rule.coverage_from * existing.counties, false) as is_weak,
    summed.names,
    summed.precision
from summed
inner join unit_count($territory, $counties::varchar[]) as existing on summed.budget_year = existing.budget_year
inner join programme on programme.code = $programme
left join price_pair($index_code, $base_year) as price on summed.budget_year = price.budget_year
left join rule on applies_in(summed.budget_year, rule.valid_from, rule.valid_to)
order by summed.budget_year, summed.stage
