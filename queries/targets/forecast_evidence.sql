-- Frage: Auf welchen Vereinbarungen und Meldungen, auch früherer Jahre, beruht die Hochrechnung?
-- Zeile: eine Fundstelle
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
        -- a period that is over is not running, its last report is missing
        and not period_over
        and (value is not null or withheld)
        and status <> 'dropped'
        and county_chosen($counties, county)
        and category_chosen($categories, category)
        and (len($kinds) = 0 or list_contains($kinds::varchar[], kind))
),

known as (
    select
        report_share.source,
        report_share.final_source
    from report_share
    inner join running
        on
            report_share.category is not distinct from running.category
            and report_share.indicator = running.indicator
            and report_share.first_month = month(running.starts_on)
            and report_share.agreed_months = running.agreed_months
            and report_share.elapsed_months = running.elapsed_months
    where report_share.budget_year < $year and report_share.programme = $programme
)

select evidence from running
union
select report_source as evidence from running
union
select source as evidence from known
union
select final_source as evidence from known
order by evidence
