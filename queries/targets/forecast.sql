-- Frage: Wohin führen die laufenden Ziele bis zum Ende ihres Zeitraums, wenn es geht wie in früheren Jahren?
-- Zeile: ein Zahlenziel, das über das Jahr wächst und noch läuft; Werte in der Einheit der Kennzahl, Anteile von 1
-- Vergleicht: nichts, weil jede Hochrechnung nur ihr eigenes Ziel betrifft
with running as (
    -- targets of one shape count the same thing in the same Maßnahmenart, from the same month over as many months, and
    -- were reported as late
    select
        target,
        county,
        category,
        category_name,
        indicator,
        name,
        unit,
        target_value,
        value,
        withheld,
        starts_on,
        reported_on,
        elapsed_months,
        agreed_months,
        dense_rank() over (order by category, indicator, month(starts_on), agreed_months, elapsed_months) as shape
    from running_target($year, $programme, $counties, $categories, $kinds)
),

known as (
    select
        shape.shape,
        report_share.budget_year,
        report_share.value_then,
        report_share.final_value
    from report_share
    inner join (
        select distinct
            shape,
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
        shape,
        budget_year,
        sum(value_then) / sum(final_value) as share
    from known
    group by shape, budget_year
),

usual as (
    select
        shape,
        median(share) as share,
        min(share) as lowest_share,
        max(share) as highest_share,
        count(*) as years
    from year_share
    group by shape
),

others as (
    -- the usual share of a year seen from the other years alone
    select
        left_out.shape,
        left_out.budget_year,
        median(year_share.share) as share
    from year_share as left_out
    inner join year_share on left_out.shape = year_share.shape and left_out.budget_year <> year_share.budget_year
    group by left_out.shape, left_out.budget_year
),

back_test as (
    select
        known.shape,
        median(abs(known.value_then / nullif(others.share, 0) / known.final_value - 1)) as error
    from known
    inner join others on known.shape = others.shape and known.budget_year = others.budget_year
    group by known.shape
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
            when running.withheld then code_word.word
            when running.elapsed_months < 3
                then
                    'Erst ' || running.elapsed_months || case running.elapsed_months when 1 then ' Monat' else ' Monate' end
                    || ' vergangen; hochgerechnet wird ab 3.'
            when coalesce(usual.years, 0) < 3
                then
                    coalesce(usual.years, 0)
                    || case usual.years when 1 then ' früheres Jahr' else ' frühere Jahre' end
                    || ' mit gleichem Zeitraum und Meldung nach ebenso vielen Monaten; hochgerechnet wird ab 3.'
            when usual.highest_share > 2 * usual.lowest_share
                then 'Die früheren Jahre verliefen zu verschieden: Ihre Anteile liegen um mehr als das Doppelte auseinander.'
        end as hidden_reason
    from running
    left join usual on running.shape = usual.shape
    left join back_test on running.shape = back_test.shape
    left join code_word on code_word.kind = 'status_reason' and code_word.code = 'withheld'
)

select
    judged.target,
    county.short_name,
    judged.category_name,
    judged.name,
    judged.unit,
    judged.target_value,
    judged.value,
    judged.withheld,
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
