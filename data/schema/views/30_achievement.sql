-- The achievement as two numbers, reached / asked (features 4.1); kept apart so that a limit is compared exactly.
-- As macros, so that another value, such as that of the year before, is measured by the very same formula.
-- Makes: reached, asked, achievement
-- Reads: indicator, milestone, newest_day, reference, shown_base, shown_report, target
create macro reached(kind, direction, value, target_value, base_value, lower_bound, upper_bound) as
case
    when kind = 'milestone' then value
    when kind <> 'numeric' or value is null then null
    when direction = 'higher' then value
    when direction = 'lower' then greatest(0, 2 * target_value - value)
    when direction = 'base' then (base_value - value) * sign(base_value - target_value)
    when direction = 'band' and value < lower_bound then value
    when direction = 'band' and value > upper_bound then greatest(0, 2 * upper_bound - value)
    when direction = 'band' and coalesce(lower_bound, upper_bound) is not null then 1
end;

create macro asked(kind, direction, value, target_value, base_value, lower_bound, upper_bound) as
case
    when kind = 'milestone' then nullif(target_value, 0)
    when kind <> 'numeric' or value is null then null
    when direction in ('higher', 'lower') then nullif(target_value, 0)
    when direction = 'base' then nullif(abs(base_value - target_value), 0)
    when direction = 'band' and value < lower_bound then nullif(lower_bound, 0)
    when direction = 'band' and value > upper_bound then nullif(upper_bound, 0)
    when direction = 'band' and coalesce(lower_bound, upper_bound) is not null then 1
end;

create view achievement as
with latest as (
    select
        target,
        max_by(report, report.reported_on) as report
    from shown_report as report
    group by target
),

placed as (
    -- months elapsed and agreed, counted from the real start (features 4.3), at the date of the report
    select
        target.* replace (shown_base.base_value as base_value),
        indicator.direction,
        indicator.prorated,
        indicator.rate,
        latest.report.reported_on as reported_on,
        latest.report.value as value,
        latest.report.due as due,
        latest.report.cases as cases,
        shown_base.withheld as base_withheld,
        shown_base.withheld or coalesce(latest.report.withheld, false) as withheld,
        latest.report.judgement as judgement,
        latest.report.evidence as report_evidence,
        latest.report.comment as comment,
        latest.report.missing as stated_missing,
        latest.report.state as report_state,
        reference(latest.report.delivery, latest.report.citation) as report_source,
        latest.report.reported_on >= target.ends_on as final,
        greatest(0, date_diff('month', target.starts_on, latest.report.reported_on + interval 1 day))::smallint
            as elapsed_months,
        date_diff('month', target.starts_on, target.ends_on + interval 1 day)::smallint as agreed_months
    from target
    inner join shown_base on target.id = shown_base.id
    left join latest on target.id = latest.target
    left join indicator on target.indicator = indicator.code
),

stepped as (
    -- A report says how many milestones are reached, never which: a single one is reached where its own day and evidence
    -- say so, or when all are. Due is what is agreed for the day of the report or before; without a report, for the newest
    -- day anything is known of.
    select
        milestone.target,
        count(*) as dated,
        count(*) filter (where milestone.due_on <= placed.reported_on) as dated_due,
        list({
            'number': milestone.number,
            'name': milestone.name,
            'due_on': milestone.due_on,
            'reached_on': milestone.reached_on,
            'evidence': milestone.evidence,
            'state': case
                when milestone.reached_on is not null or placed.value >= placed.target_value then 'reached'
                when milestone.due_on <= coalesce(placed.reported_on, newest_day.day) then 'due'
                else 'open'
            end,
            'source': reference(milestone.delivery, milestone.citation)
        } order by milestone.number) as milestones
    from milestone
    inner join placed on milestone.target = placed.id
    cross join newest_day
    group by milestone.target
)

select
    placed.* exclude (due),
    -- The days agreed say how many are due once all of them are known; until then the report does.
    case
        when stepped.dated >= placed.target_value then case when reported_on is not null then stepped.dated_due end
        else placed.due
    end::decimal(14, 4) as due,
    stepped.milestones,
    reached(kind, direction, value, target_value, base_value, lower_bound, upper_bound) as reached,
    asked(kind, direction, value, target_value, base_value, lower_bound, upper_bound) as asked,
    -- what is asked of the year so far: only of what grows over the year, never of stocks and rates
    coalesce(prorated and not final and elapsed_months < agreed_months, false) as in_year,
    case
        when reported_on is null or kind = 'qualitative' or dropped_on is not null then null
        -- where no value is agreed, or the county says it is not due or does not apply, nothing is asked
        when placed.stated_missing in ('not_due', 'not_applicable') then null
        when coalesce(target_value, lower_bound, upper_bound) is null then null
        when kind = 'milestone' and not final
            then case when stepped.dated >= placed.target_value then stepped.dated_due / placed.target_value end
        when in_year then elapsed_months / agreed_months
        else 1.0
    end::double as share_of_year
from placed
left join stepped on placed.id = stepped.target;

comment on view achievement is 'one row per target with its latest report and the two numbers whose ratio is the achievement';
comment on column achievement.id is 'key of the target';
comment on column achievement.county is 'AGS of the county';
comment on column achievement.budget_year is 'budget year of the agreement';
comment on column achievement.programme is 'code of the programme';
comment on column achievement.category is 'Maßnahmenart 1 to 4; null: across categories';
comment on column achievement.project is 'project the target is for; null: none';
comment on column achievement.indicator is 'code of the indicator; null for milestone and qualitative targets';
comment on column achievement.kind is 'numeric, milestone or qualitative';
comment on column achievement.name is 'what is agreed, in words';
comment on column achievement.target_value is 'agreed value, or number of agreed milestones; null: none yet';
comment on column achievement.base_value is 'starting value of a target that reduces or raises from a base; null: none, or withheld';
comment on column achievement.lower_bound is 'lower end of a band';
comment on column achievement.upper_bound is 'upper end of a band';
comment on column achievement.starts_on is 'real start of the agreed period, never the signature date';
comment on column achievement.ends_on is 'end of the agreed period';
comment on column achievement.dropped_on is 'day the target was dropped; null: it stands';
comment on column achievement.drop_reason is 'why it was dropped';
comment on column achievement.delivery is 'delivery that brought this row';
comment on column achievement.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column achievement.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column achievement.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column achievement.removed is 'true: this row says that the fact no longer holds';
comment on column achievement.direction is 'direction of the indicator';
comment on column achievement.prorated is 'true: the indicator grows over the year';
comment on column achievement.rate is 'true: the indicator is a share of cases';
comment on column achievement.reported_on is 'date of the latest report; null: none';
comment on column achievement.value is 'value of the latest report; null: none, or withheld';
comment on column achievement.due is 'milestones due at the latest report: by their days when all are known, else as reported';
comment on column achievement.milestones is 'its dated milestones in their order: number, name, due_on, source (delivery and citation), and state reached (all are), due or open at the latest report; null: no dates';
comment on column achievement.cases is 'cases behind a reported rate; null: none, or withheld';
comment on column achievement.base_withheld is 'true: its starting value counts persons too few to be shown (geheim)';
comment on column achievement.withheld is 'true: persons it counts are too few to be shown (geheim), so nothing is computed from them';
comment on column achievement.judgement is 'judgement of the latest report';
comment on column achievement.report_evidence is 'what the latest report rests on';
comment on column achievement.comment is 'explanation given with the latest report';
comment on column achievement.stated_missing is 'why the latest report has no value, as it says; null: it has one, or does not say';
comment on column achievement.report_state is 'state of the latest report: provisional, checked or final; null: no report';
comment on column achievement.report_source is 'delivery and citation of the latest report';
comment on column achievement.final is 'true: the latest report describes the end of the agreed period or later';
comment on column achievement.elapsed_months is 'months from the real start to the latest report';
comment on column achievement.agreed_months is 'months of the agreed period';
comment on column achievement.in_year is 'true: only the share of the months elapsed is asked for at the latest report';
comment on column achievement.reached is 'numerator of the achievement; null: nothing to divide';
comment on column achievement.asked is 'denominator of the achievement; null: nothing to divide';
comment on column achievement.share_of_year is 'share of the target asked for at the date of the report, 1 for stocks, rates and final reports; of milestones those due by then; null: nothing is reported or due, no dates are known, or nothing is counted';
