-- Frage: Wohin führen die laufenden Ziele bis zum Ende ihres Zeitraums, wenn es geht wie in früheren Jahren?
-- Zeile: ein Zahlenziel, das über das Jahr wächst und noch läuft; Werte in der Einheit der Kennzahl, Anteile von 1
with running as (
    select
        target_status.*,
        date_diff('month', starts_on, reported_on + interval 1 day) as elapsed_months,
        date_diff('month', starts_on, ends_on + interval 1 day) as agreed_months
    from target_status
    where
        budget_year = $year
        and programme = $programme
        and in_year
        -- a period that was over at the newest report of all is not running, its last report is missing
        and ends_on > (select max(report.reported_on) from report)
        and value is not null
        and status <> 'dropped'
        and (len($counties) = 0 or list_contains($counties::varchar[], county))
        and (len($categories) = 0 or list_contains($categories::integer[], category))
        and (len($kinds) = 0 or list_contains($kinds::varchar[], kind))
),

known as (
    -- the same thing counted in the same Maßnahmenart, from the same month over as many months, reported as late
    select report_share.*
    from report_share
    inner join (
        select distinct
            category,
            indicator,
            month(starts_on) as first_month,
            agreed_months,
            elapsed_months
        from running
    ) as shape
        on
            report_share.category is not distinct from shape.category
            and report_share.indicator = shape.indicator
            and report_share.first_month = shape.first_month
            and report_share.agreed_months = shape.agreed_months
            and report_share.elapsed_months = shape.elapsed_months
    where report_share.budget_year < $year and report_share.programme = $programme
),

year_share as (
    select
        category,
        indicator,
        first_month,
        agreed_months,
        elapsed_months,
        budget_year,
        sum(value_then) / sum(final_value) as share
    from known
    group by all
),

usual as (
    select
        * exclude (budget_year, share),
        median(share) as share,
        min(share) as lowest_share,
        max(share) as highest_share,
        count(*) as years
    from year_share
    group by all
),

others as (
    -- the usual share of a year seen from the other years alone
    select
        left_out.* exclude (share),
        median(year_share.share) as share
    from year_share as left_out
    inner join year_share
        on
            left_out.category is not distinct from year_share.category
            and left_out.indicator = year_share.indicator
            and left_out.first_month = year_share.first_month
            and left_out.agreed_months = year_share.agreed_months
            and left_out.elapsed_months = year_share.elapsed_months
            and left_out.budget_year <> year_share.budget_year
    group by all
),

back_test as (
    select
        known.category,
        known.indicator,
        known.first_month,
        known.agreed_months,
        known.elapsed_months,
        median(abs(known.value_then / nullif(others.share, 0) / known.final_value - 1)) as error
    from known
    inner join others
        on
            known.category is not distinct from others.category
            and known.indicator = others.indicator
            and known.first_month = others.first_month
            and known.agreed_months = others.agreed_months
            and known.elapsed_months = others.elapsed_months
            and known.budget_year = others.budget_year
    group by all
),

judged as (
    select
        running.*,
        usual.share,
        usual.lowest_share,
        usual.highest_share,
        coalesce(usual.years, 0) as years,
        back_test.error,
        case
            when running.elapsed_months < 3
                then
                    'Erst ' || running.elapsed_months || case running.elapsed_months when 1 then ' Monat' else ' Monate' end
                    || ' vergangen; hochgerechnet wird ab 3.'
            when coalesce(usual.years, 0) < 3
                then
                    coalesce(usual.years, 0)
                    || case usual.years when 1 then ' abgeschlossenes Jahr' else ' abgeschlossene Jahre' end
                    || ' mit gleichem Zeitraum; hochgerechnet wird ab 3.'
            when usual.highest_share > 2 * usual.lowest_share
                then 'Die früheren Jahre verliefen zu verschieden: Ihre Anteile liegen um mehr als das Doppelte auseinander.'
        end as hidden_reason
    from running
    left join usual
        on
            running.category is not distinct from usual.category
            and running.indicator = usual.indicator
            and month(running.starts_on) = usual.first_month
            and running.agreed_months = usual.agreed_months
            and running.elapsed_months = usual.elapsed_months
    left join back_test
        on
            running.category is not distinct from back_test.category
            and running.indicator = back_test.indicator
            and month(running.starts_on) = back_test.first_month
            and running.agreed_months = back_test.agreed_months
            and running.elapsed_months = back_test.elapsed_months
)

select
    judged.target,
    county.short_name,
    judged.category_name,
    judged.name,
    judged.unit,
    judged.target_value,
    judged.value,
    judged.starts_on::timestamp as starts_on,
    judged.reported_on::timestamp as reported_on,
    judged.elapsed_months,
    judged.agreed_months,
    judged.target_value * judged.elapsed_months / judged.agreed_months as linear_asked,
    case when hidden_reason is null then judged.share end as usual_share,
    case when hidden_reason is null then judged.target_value * judged.share end as profile_asked,
    case when hidden_reason is null then judged.value / judged.share end as forecast,
    case when hidden_reason is null then judged.value / judged.highest_share end as forecast_low,
    case when hidden_reason is null then judged.value / judged.lowest_share end as forecast_high,
    case when hidden_reason is null then judged.error end as back_test_error,
    judged.years,
    judged.hidden_reason
from judged
inner join county on judged.county = county.county
order by
    forecast / nullif(judged.target_value, 0) nulls last,
    judged.value / nullif(linear_asked, 0) nulls last,
    county.short_name collate de,
    judged.name collate de,
    judged.target
