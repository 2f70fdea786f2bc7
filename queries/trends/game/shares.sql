-- Frage: Rechenspiel – wie verteilte sich eine Summe auf die Gebietskörperschaften, wenn sie nach diesen Gewichten verteilt würde?
-- Zeile: eine Gebietskörperschaft des Jahres; Euro. Fehlt eine gewichtete Bezugsgröße, ohne Summe auch das Budget: leer
-- Vergleicht: nichts, weil jedes Gebiet neben seinem eigenen Budget desselben Jahres steht
with existing as (
    select
        county,
        short_name,
        position
    from county_year
    where budget_year = $year and exists_in_year
),

agreed as (
    select
        county,
        euros,
        precision,
        evidence
    from budget
    where budget_year = $year and programme = $programme and stage = $stage and county <> '06'
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
        shown_measure.value,
        shown_measure.measured_on,
        reference(shown_measure.delivery, shown_measure.citation) as evidence
    from existing
    cross join weight
    left join shown_measure
        on
            existing.county = shown_measure.county
            and weight.measure = shown_measure.measure
            and $year between shown_measure.territory_from and coalesce(shown_measure.territory_to, 9999)
    where weight.weight > 0
    qualify row_number() over (
        partition by existing.county, weight.measure
        order by shown_measure.measured_on desc
    ) = 1
),

complete as (
    select county
    from figure
    group by county
    having count(value) = count(*)
),

-- without a sum of its own the game redistributes: what counties have, among these very counties
player as (
    select complete.county
    from complete
    left join agreed on complete.county = agreed.county
    where $total::decimal(14, 2) is not null or agreed.euros is not null
),

pot as (
    select
        coalesce($total::decimal(14, 2), sum(agreed.euros))::decimal(14, 2) as total,
        if($total::decimal(14, 2) is not null, 'exact', joint_precision(agreed.precision)) as precision
    from agreed
    inner join player on agreed.county = player.county
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
        inner join player on figure.county = player.county
    ) as figure
    group by figure.county
),

rounded as (
    select
        shared.*,
        pot.total,
        pot.precision,
        round(pot.total * shared.share, 2)::decimal(14, 2) as part,
        row_number() over (order by shared.share desc, shared.county) as position
    from shared
    cross join pot
),

given as (
    select
        county,
        evidence,
        precision,
        -- what rounding leaves over goes to the largest share, so that the parts are the whole to the cent
        part + case when position = 1 then total - sum(part) over () else 0 end as euros
    from rounded
)

select
    existing.county,
    existing.short_name,
    given.euros,
    agreed.euros as agreed,
    given.precision as euros_precision,
    agreed.precision as agreed_precision,
    given.euros - agreed.euros as difference,
    (given.euros - agreed.euros) / nullif(agreed.euros, 0) as difference_share,
    complete.county is not null as has_figures,
    given.evidence,
    agreed.evidence as agreed_evidence
from existing
left join given on existing.county = given.county
left join complete on existing.county = complete.county
left join agreed on existing.county = agreed.county
order by given.euros desc nulls last, existing.position
