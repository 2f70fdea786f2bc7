-- Frage: Wo bleibt im Jahr Geld übrig: nach einem abgeschlossenen der Rest, vorher was nach früherem Abruf zu erwarten ist?
-- Zeile: eine Gebietskörperschaft mit Bescheid; Euro. Ohne drei abgeschlossene frühere Jahre bleibt die Schätzung leer
-- Vergleicht: Stufen
with granted as (
    select
        *,
        -- two years later the payments of a budget year are as good as complete
        budget_year <= $running - 2 as finished
    from budget
    where budget_year = $year and programme = $programme and stage = 'granted' and county <> '06'
),

usual as (
    select
        county,
        count(*) as years,
        median(least(paid / granted, 1)) as middle,
        min(least(paid / granted, 1)) as lowest,
        max(least(paid / granted, 1)) as highest,
        bool_and(granted_precision = 'exact' and paid_precision = 'exact') as is_exact
    from earlier_draw($programme, $year)
    group by county
    having count(*) >= 3
),

money as (
    select
        granted.county,
        granted.finished,
        agreed.euros as agreed,
        granted.euros as granted,
        paid.euros as paid,
        paid.stated_on as paid_on,
        -- paid beyond the Bescheid leaves nothing over, not less than nothing
        case when paid.euros is not null then greatest(0, granted.euros - paid.euros) end as rest,
        granted.evidence,
        paid.evidence as paid_evidence,
        agreed.evidence as agreed_evidence,
        granted.precision,
        agreed.precision as agreed_precision,
        paid.precision as paid_precision,
        difference_precision(granted.precision, paid.precision) as rest_precision,
        difference_precision(agreed.precision, granted.precision) as kept_precision
    from granted
    left join budget as agreed
        on
            granted.county = agreed.county
            and granted.programme = agreed.programme
            and agreed.budget_year = $year
            and agreed.stage = 'agreed'
    left join budget as paid
        on
            granted.county = paid.county
            and granted.programme = paid.programme
            and paid.budget_year = $year
            and paid.stage = 'paid'
)

select
    money.county,
    county.short_name,
    money.finished,
    money.agreed,
    money.granted,
    money.paid,
    money.paid_on::timestamp as paid_on,
    case when money.agreed >= money.granted then money.agreed - money.granted end as not_granted,
    case when not money.finished then usual.years end as years,
    -- what is paid already is not left over; least() alone would take the unknown share for no limit
    case
        when money.finished then money.rest
        when usual.county is not null then least(money.granted * (1 - usual.middle), coalesce(money.rest, money.granted))
    end::decimal(14, 2) as unspent,
    case
        when money.finished then money.rest
        when usual.county is not null then least(money.granted * (1 - usual.highest), coalesce(money.rest, money.granted))
    end::decimal(14, 2) as unspent_low,
    case
        when money.finished then money.rest
        when usual.county is not null then least(money.granted * (1 - usual.lowest), coalesce(money.rest, money.granted))
    end::decimal(14, 2) as unspent_high,
    money.agreed_precision,
    money.precision as granted_precision,
    money.paid_precision,
    money.evidence,
    money.paid_evidence,
    money.agreed_evidence,
    case
        when unspent is null then null
        when money.finished then money.rest_precision
        -- what is expected is no bound, and no more exact than what it is expected from
        when money.precision = 'exact' and usual.is_exact and coalesce(money.paid_precision, 'exact') = 'exact' then 'exact'
        else 'about'
    end as unspent_precision,
    case when not_granted is not null then money.kept_precision end as not_granted_precision
from money
inner join county on money.county = county.county
left join usual on money.county = usual.county
where county_chosen($counties, money.county)
order by unspent desc nulls last, county.short_name collate de
