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

-- Persons of the county who have entered offers of Maßnahmenart 1 and who hold places of Maßnahmenart 2 by the day:
-- the same people stand behind the reported numbers and behind the shares.
counted as (
    select
        due_report.*,
        power(due_report.elapsed, 0.85 + 0.4 * roll(due_report.id, 'shape')) as progress,
        round(
            entering.planned * entering.quality
            * power(due_report.elapsed, 0.85 + 0.4 * roll(entering.id, 'shape'))
        ) as entered,
        round(training.planned * training.quality * (0.85 + 0.15 * due_report.elapsed)) as placed
    from due_report
    inner join target_thought_of as entering on due_report.key = entering.key and entering.no = 1
    inner join target_thought_of as training on due_report.key = training.key and training.no = 2
),

delivered as (
    select
        counted.*,
        total.euros as paid,
        -- whoever has left an offer has moved on or not; a place given up early is filled again
        nullif(case indicator
            when 'transition_rate' then floor(entered * (0.55 + 0.35 * roll(id, 'left')))
            when 'dropout_rate' then round(placed * (1.02 + 0.13 * roll(id, 'filled again')))
        end, 0)::integer as counted_cases,
        -- why a report has no value: said by some, and where nobody has left yet
        case
            when kind <> 'numeric' or counted.indicator = 'budget_use' then null
            when counted.indicator in ('transition_rate', 'dropout_rate') and counted_cases is null then 'not_applicable'
            when counted.indicator = 'dropout_rate' and not final and roll(id, 'counted at the end') < 0.15 then 'not_due'
            when roll(id, 'not told') < 0.008 then 'secret'
            when roll(report, 'no figure') < 0.01 then 'not_reported'
        end as missing,
        -- a few say neither a value nor why there is none
        kind = 'numeric' and counted.indicator <> 'budget_use' and roll(report, 'no figure') between 0.01 and 0.0125 as silent,
        case when missing is null and not silent then counted_cases end as cases
    from counted
    left join total
        on
            counted.indicator = 'budget_use'
            and counted.key = total.key
            and counted.programme = total.programme
            and total.stage = 'paid'
            and counted.reported_on = total.stated_on
    where
        roll(counted.key, 'silent') >= 0.02
        and roll(counted.id, 'silent') >= 0.02
        and roll(report, 'silent') >= case when final then 0.03 else 0.07 end
        -- how much is paid is known from a list of payments only
        and (counted.indicator is distinct from 'budget_use' or total.euros is not null)
)

select
    *,
    case
        when kind = 'qualitative' or missing is not null or silent then null
        when kind = 'milestone'
            then
                least(target_value, greatest(0, floor(target_value * elapsed + 0.001) + case
                    when quality < 0.84 then -2
                    when quality < 0.95 then -1
                    when quality > 1.1 then 1
                    else 0
                end))
        when indicator = 'entries' then entered
        when indicator = 'places' then placed
        when indicator = 'completions' then round(planned * quality * progress)
        when indicator = 'transition_rate'
            then round(100 * least(round(0.95 * cases), round(cases * planned * coalesce(turnout + 0.6, quality) / 100)) / cases, 1)
        when indicator = 'dropout_rate'
            then round(100 * round(cases * planned * greatest(0.2, 2.05 - coalesce(turnout + 0.6, quality)) / 100) / cases, 1)
        when indicator = 'youth_unplaced'
            then round(counted_from - (counted_from - planned) * quality * (0.5 + 0.5 * elapsed))
        when indicator = 'budget_use' then round(100 * paid / agreed, 1)
    end::decimal(14, 4) as value,
    case when kind = 'milestone' then floor(target_value * elapsed + 0.001) end::decimal(14, 4) as due,
    case
        when kind <> 'qualitative' then null
        -- some say at the end what they said before
        when final and quality >= 0.84 and roll(id, 'undecided') < 0.02 then 'on_track'
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
