-- Frage: Wo bleibt im Jahr voraussichtlich Geld übrig, gemessen daran, wie viel früher vom Bewilligten abgerufen wurde?
-- Zeile: eine Gebietskörperschaft mit Bescheid; Euro. Ohne drei abgeschlossene frühere Jahre bleibt die Schätzung leer
with granted as (
    select *
    from budget
    where budget_year = $year and programme = $programme and stage = 'granted' and county <> '06'
),

earlier as (
    -- two years later the payments of a budget year are as good as complete
    select
        granted.county,
        granted.budget_year,
        least(paid.euros / granted.euros, 1) as share
    from budget as granted
    inner join budget as paid
        on
            granted.county = paid.county
            and granted.budget_year = paid.budget_year
            and granted.programme = paid.programme
            and paid.stage = 'paid'
    where
        granted.stage = 'granted'
        and granted.euros > 0
        and granted.programme = $programme
        and granted.budget_year between $year - 7 and $year - 2
        and not exists (
            -- money of another territory says nothing about this one
            select * from territory_change
            where
                territory_change.county = granted.county
                and territory_change.budget_year > granted.budget_year
                and territory_change.budget_year <= $year
        )
),

usual as (
    select
        county,
        count(*) as years,
        median(share) as middle,
        min(share) as lowest,
        max(share) as highest
    from earlier
    group by county
    having count(*) >= 3
)

select
    granted.county,
    county.short_name,
    agreed.euros as agreed,
    granted.euros as granted,
    paid.euros as paid,
    paid.stated_on::timestamp as paid_on,
    case when agreed.euros > granted.euros then agreed.euros - granted.euros end as not_granted,
    usual.years,
    -- what is paid already is not left over; least() alone would take the unknown share for no limit
    case
        when usual.county is not null
            then least(granted.euros * (1 - usual.middle), granted.euros - coalesce(paid.euros, 0))
    end::decimal(14, 2) as unspent,
    case
        when usual.county is not null
            then least(granted.euros * (1 - usual.highest), granted.euros - coalesce(paid.euros, 0))
    end::decimal(14, 2) as unspent_low,
    case
        when usual.county is not null
            then least(granted.euros * (1 - usual.lowest), granted.euros - coalesce(paid.euros, 0))
    end::decimal(14, 2) as unspent_high,
    granted.evidence,
    paid.evidence as paid_evidence,
    agreed.evidence as agreed_evidence
from granted
inner join county on granted.county = county.county
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
left join usual on granted.county = usual.county
where len($counties) = 0 or list_contains($counties::varchar[], granted.county)
order by unspent desc nulls last, county.short_name collate de
