-- Frage: Rechenspiel – wie verteilte sich eine Summe auf die Gebietskörperschaften, wenn sie nach diesen Gewichten verteilt würde?
-- Zeile: eine Gebietskörperschaft des Jahres; Euro. Fehlt ihr eine gewichtete Bezugsgröße, bleibt ihr Anteil leer
with existing as (
    select
        county,
        short_name,
        position
    from county_year
    where budget_year = $year and exists_in_year
),

weight as (
    select
        unnest($measures::varchar[]) as measure,
        unnest($weights::double[]) as weight
),

figure as (
    select
        existing.county,
        weight.measure,
        weight.weight / sum(weight.weight) over (partition by existing.county) as weight,
        county_measure.value,
        county_measure.measured_on,
        county_measure.delivery || ' # ' || county_measure.citation as evidence
    from existing
    cross join weight
    left join county_measure
        on
            existing.county = county_measure.county
            and weight.measure = county_measure.measure
            and $year between county_measure.territory_from and coalesce(county_measure.territory_to, 9999)
    where weight.weight > 0
    qualify row_number() over (
        partition by existing.county, weight.measure
        order by county_measure.measured_on desc
    ) = 1
),

complete as (
    select county
    from figure
    group by county
    having count(value) = count(*)
),

shared as (
    select
        figure.county,
        sum(figure.weight * figure.value::double / figure.whole) as share,
        list(distinct figure.evidence order by figure.evidence) as evidence
    from (
        select
            figure.*,
            sum(figure.value::double) over (partition by figure.measure) as whole
        from figure
        inner join complete on figure.county = complete.county
    ) as figure
    group by figure.county
),

rounded as (
    select
        *,
        round($total::decimal(14, 2) * share, 2)::decimal(14, 2) as part,
        row_number() over (order by share desc, county) as position
    from shared
),

given as (
    select
        county,
        evidence,
        -- what rounding leaves over goes to the largest share, so that the parts are the whole to the cent
        part + case when position = 1 then $total::decimal(14, 2) - sum(part) over () else 0 end as euros
    from rounded
)

select
    existing.county,
    existing.short_name,
    given.euros,
    agreed.euros as agreed,
    given.euros - agreed.euros as difference,
    (given.euros - agreed.euros) / nullif(agreed.euros, 0) as difference_share,
    given.evidence,
    agreed.evidence as agreed_evidence
from existing
left join given on existing.county = given.county
left join budget as agreed
    on
        existing.county = agreed.county
        and agreed.budget_year = $year
        and agreed.programme = $programme
        and agreed.stage = $stage
order by given.euros desc nulls last, existing.position
