-- Frage: Auf welchen Vereinbarungen und Meldungen, auch früherer Jahre, beruht die Hochrechnung?
-- Zeile: eine Fundstelle
with running as (
    select *
    from running_target($year, $programme, $counties, $categories, $kinds)
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
