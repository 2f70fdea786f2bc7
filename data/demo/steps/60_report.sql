-- What the counties reported, quarter by quarter, and at the end of the agreed period.
create temp table report_draft as
with reporting_day as (
    select last_day(make_date(budget_curve.year, quarter.month, 1)) as reported_on
    from budget_curve
    cross join (values (3), (6), (9), (12)) as quarter (month)
    union
    select distinct ends_on from target_draft
),

due_report as (
    select
        target_draft.*,
        reporting_day.reported_on,
        target_draft.id || '/' || reporting_day.reported_on as report,
        reporting_day.reported_on = target_draft.ends_on as final,
        date_diff('month', starts_on, reporting_day.reported_on + 1)
        / date_diff('month', starts_on, ends_on + 1)::double as elapsed
    from target_draft
    inner join reporting_day
        on
            target_draft.starts_on < reporting_day.reported_on
            and reporting_day.reported_on <= least(target_draft.ends_on, getvariable('last_report'))
            and reporting_day.reported_on <= coalesce(target_draft.dropped_on, target_draft.ends_on)
            and (month(reporting_day.reported_on) % 3 = 0 or target_draft.ends_on = reporting_day.reported_on)
),

delivered as (
    select
        *,
        -- a share of cases is reported as what so many cases can yield
        case
            when indicator in ('transition_rate', 'dropout_rate')
                then
                    greatest(3, round(agreed::double / per_euros * (0.3 + 0.9 * roll(id, 'cases')) * elapsed))
        end::integer as cases,
        coalesce(target_value, agreed::double / 20000) as asked,
        power(elapsed, 0.85 + 0.4 * roll(id, 'shape')) as progress
    from due_report
    where
        roll(key, 'silent') >= 0.02
        and roll(id, 'silent') >= 0.02
        and roll(report, 'silent') >= case when final then 0.03 else 0.07 end
)

select
    *,
    case
        when kind = 'qualitative' then null
        when kind = 'milestone'
            then
                least(target_value, greatest(0, floor(target_value * elapsed + 0.001) + case
                    when quality < 0.84 then -2
                    when quality < 0.95 then -1
                    when quality > 1.1 then 1
                    else 0
                end))
        when indicator in ('entries', 'completions') then round(asked * quality * progress)
        when indicator = 'places' then round(asked * quality * (0.85 + 0.15 * elapsed))
        when indicator = 'transition_rate'
            then
                round(100 * least(cases, round(cases * asked * quality / 100)) / cases, 1)
        when indicator = 'dropout_rate'
            then
                round(100 * least(cases, round(cases * asked * greatest(0.2, 2.05 - quality) / 100)) / cases, 1)
        when indicator = 'youth_unplaced'
            then
                round(
                    base_value
                    - (base_value - coalesce(target_value, base_value * 0.8)) * quality * (0.5 + 0.5 * elapsed)
                )
        when
            indicator = 'budget_use'
            then round(least(104, 97.5 + (quality - 1) * 45 - (1 - elapsed) * 3 * roll(report, 'forecast')), 1)
    end::decimal(14, 4) as value,
    case when kind = 'milestone' then floor(target_value * elapsed + 0.001) end::decimal(14, 4) as due,
    case
        when kind <> 'qualitative' then null
        when final and quality >= 0.95 then 'fulfilled'
        when final and quality < 0.84 then 'not_fulfilled'
        when quality >= 0.84 and not final then 'on_track'
        else 'partly'
    end as judgement,
    case
        when kind = 'milestone' then 'Nachweise je Schritt liegen vor (erfunden)'
        when kind = 'qualitative' then 'Sachbericht (erfunden)'
    end as evidence,
    case when quality < 0.95 and roll(report, 'comment') < 0.6 then pick(getvariable('comments'), report, 'which') end
        as comment,
    'meldung-' || county || '-' || reported_on as delivery,
    'Meldung, Zeile ' || row_number() over (partition by county, reported_on order by year, no) as citation
from delivered;
