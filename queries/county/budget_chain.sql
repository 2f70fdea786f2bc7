-- Frage: Was wurde vereinbart, bewilligt, ausgezahlt und nachgewiesen?
-- Zeile: eine Stufe in fester Reihenfolge, auch ohne Angabe, dann mit dem Grund, den eine Quelle nennt, oder noch nicht fällig; Euro, Anteile, Tage von Vereinbarung bis Bescheid; Teil des Jahres bis zum Tag der Auszahlung
-- Vergleicht: Stufen
with steps as (
    select
        unnest([1, 2, 3, 4]) as step,
        unnest(['agreed', 'granted', 'paid', 'verified']) as stage
),

chain as (
    select
        steps.step,
        steps.stage,
        told.euros,
        told.precision,
        told.state,
        told.stated_on,
        told.missing,
        told.evidence
    from steps
    left join told_budget as told
        on
            steps.stage = told.stage
            and told.county = $county
            and told.budget_year = $year
            and told.programme = $programme
)

select
    stage,
    euros,
    precision,
    state,
    stated_on::timestamp as stated_on,
    lag(euros) over (order by step) as previous_euros,
    euros - lag(euros) over (order by step) as difference,
    euros / nullif(lag(euros) over (order by step), 0) as ratio,
    ratio_precision(precision, lag(precision) over (order by step)) as ratio_precision,
    euros / nullif(first_value(euros) over (order by step), 0) as share_of_agreed,
    -- only from agreement to Bescheid: both have a day of their own. The day of a payment or of a proof is the day of the
    -- list that names it, which is when it was known and not when it happened.
    case
        when stage = 'granted'
            then nullif(greatest(-1, date_diff('day', lag(stated_on) over (order by step), stated_on)), -1)
    end as days,
    if(stage = 'paid' and euros is not null, elapsed_months($year, stated_on), null) / 12 as elapsed,
    if(euros is null, coalesce(missing, not_due(stage, $year, $day)), null) as missing,
    evidence
from chain
order by step
