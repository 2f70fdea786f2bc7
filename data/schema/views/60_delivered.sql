-- What each county has brought for a budget year: the kinds of reference table expected_delivery, and how far they are.
-- Where a source says instead why there is nothing, that is no delivery but may be an answer.
-- Makes: year_report, delivered, told_delivery
-- Reads: agreement, amount, dialogue, project, report, target, untold_budget, weakest_state
create view year_report as
select
    target.id as target,
    target.county,
    target.budget_year,
    if(report.reported_on >= target.ends_on, 'final_report', 'interim_report') as kind,
    -- a row that only says that nobody reported, or that it is too early, reports nothing
    coalesce(report.missing, '') not in ('not_reported', 'not_due') as answered,
    coalesce(report.missing = 'not_due', false) as not_due,
    target.dropped_on is null as asked,
    report.state,
    report.recorded_at
from report
inner join target on report.target = target.id;

create view delivered as
with fact_of_kind as (
    select
        county,
        budget_year,
        'agreement' as kind,
        state,
        recorded_at,
        -- without both signatures nothing says when it was agreed
        if(
            signed_by_ministry_on is not null and signed_by_county_on is not null,
            greatest(signed_by_ministry_on, signed_by_county_on),
            null
        ) as dated_on
    from agreement
    union all
    select
        county,
        budget_year,
        'projects' as kind,
        state,
        recorded_at,
        null::date as dated_on
    from project
    where budget_year is not null and (provider is not null or places is not null)
    union all
    select
        county,
        budget_year,
        stage as kind,
        state,
        recorded_at,
        stated_on as dated_on
    from amount
    where stage in ('granted', 'paid', 'verified') and budget_year is not null and euros is not null
    union all
    select
        county,
        budget_year,
        kind,
        state,
        recorded_at,
        -- the day a report is about says nothing of when it came
        null::date as dated_on
    from year_report
    where answered
    union all
    select
        county,
        budget_year,
        'dialogue' as kind,
        state,
        recorded_at,
        held_on as dated_on
    from dialogue
),

asked as (
    select
        target.county,
        target.budget_year,
        'final_report' as kind,
        count(*) filter (where said.answered or not coalesce(said.not_due, false)) as targets,
        count(*) filter (where said.answered) as reported
    from target
    left join (
        select
            target,
            bool_or(answered) as answered,
            bool_or(not_due) as not_due
        from year_report
        where kind = 'final_report'
        group by target
    ) as said on target.id = said.target
    where target.dropped_on is null
    group by target.county, target.budget_year
)

select
    fact_of_kind.county,
    fact_of_kind.budget_year,
    fact_of_kind.kind,
    count(*) as facts,
    min(fact_of_kind.recorded_at) as first_recorded_at,
    min(fact_of_kind.dated_on) as first_dated_on,
    weakest_state(fact_of_kind.state) as state,
    any_value(asked.targets) as targets,
    any_value(asked.reported) as reported
from fact_of_kind
left join asked using (county, budget_year, kind)
group by fact_of_kind.county, fact_of_kind.budget_year, fact_of_kind.kind;

create view told_delivery as
with reason as (
    select
        county,
        budget_year,
        -- who says that it is too early for the agreed sum, or that nobody has told it, says so of the agreement
        if(stage = 'agreed' and missing in ('not_due', 'not_reported'), 'agreement', stage) as kind,
        missing
    from untold_budget
    union all
    select
        county,
        budget_year,
        kind,
        if(not_due, 'not_due', 'not_reported') as missing
    from year_report
    where not answered and asked
)

select
    county,
    budget_year,
    kind,
    -- what is still owed for one programme or target is owed
    case
        when bool_or(missing = 'not_reported') then 'not_reported'
        when bool_or(missing = 'not_due') then 'not_due'
        when bool_or(missing = 'secret') then 'secret'
        else 'not_applicable'
    end as missing
from reason
group by county, budget_year, kind;

comment on view year_report is 'one row per report, by whether it was for the end of the year';
comment on column year_report.target is 'target it is for';
comment on column year_report.county is 'AGS of the county';
comment on column year_report.budget_year is 'budget year of the target';
comment on column year_report.kind is 'final_report at the end of the period or later, else interim_report';
comment on column year_report.answered is 'whether it says a value, a judgement, or that none applies or may be told';
comment on column year_report.not_due is 'whether it says that it is too early to report';
comment on column year_report.asked is 'whether the target was not dropped';
comment on column year_report.state is 'provisional, checked or final';
comment on column year_report.recorded_at is 'when it was recorded';
comment on view told_delivery is 'one row per county, budget year and kind of delivery of which a source says why there is none; a sum or report may stand beside it';
comment on column told_delivery.county is 'AGS of the county';
comment on column told_delivery.budget_year is 'budget year it is for';
comment on column told_delivery.kind is 'code of expected_delivery';
comment on column told_delivery.missing is 'not_reported, not_due, secret or not_applicable: the first of these that is said';

comment on view delivered is 'one row per county, budget year and kind of delivery that has arrived';
comment on column delivered.county is 'AGS of the county';
comment on column delivered.budget_year is 'budget year it is for';
comment on column delivered.kind is 'code of expected_delivery';
comment on column delivered.facts is 'number of facts that hold';
comment on column delivered.first_recorded_at is 'when the first of them was recorded';
comment on column delivered.first_dated_on is 'the earliest day they bear: of the last signature, the Bescheid, the payment, the proof, the dialogue; null: they bear none';
comment on column delivered.state is 'provisional as soon as one of them is, final when all are, else checked';
comment on column delivered.targets is 'targets to report on at the end of the year, without those whose report says that it is too early; null: another kind';
comment on column delivered.reported is 'those of them that were reported on; null: another kind';
