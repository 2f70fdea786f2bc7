-- What each county has brought for a budget year: the kinds of reference table expected_delivery, and how far they are.
-- Makes: delivered
-- Reads: agreement, amount, dialogue, project, report, target, weakest_state
create view delivered as
with fact_of_kind as (
    select
        county,
        budget_year,
        'agreement' as kind,
        state,
        recorded_at
    from agreement
    union all
    select
        county,
        budget_year,
        'projects' as kind,
        state,
        recorded_at
    from project
    where budget_year is not null and (provider is not null or places is not null)
    union all
    select
        county,
        budget_year,
        stage as kind,
        state,
        recorded_at
    from amount
    where stage in ('granted', 'paid', 'verified') and budget_year is not null and euros is not null
    union all
    select
        target.county,
        target.budget_year,
        if(report.reported_on >= target.ends_on, 'final_report', 'interim_report') as kind,
        report.state,
        report.recorded_at
    from report
    inner join target on report.target = target.id
    union all
    select
        county,
        budget_year,
        'dialogue' as kind,
        state,
        recorded_at
    from dialogue
),

asked as (
    select
        target.county,
        target.budget_year,
        'final_report' as kind,
        count(distinct target.id) as targets,
        count(distinct report.target) as reported
    from target
    left join report on target.id = report.target and target.ends_on <= report.reported_on
    where target.dropped_on is null
    group by target.county, target.budget_year
)

select
    fact_of_kind.county,
    fact_of_kind.budget_year,
    fact_of_kind.kind,
    count(*) as facts,
    min(fact_of_kind.recorded_at) as first_recorded_at,
    weakest_state(fact_of_kind.state) as state,
    any_value(asked.targets) as targets,
    any_value(asked.reported) as reported
from fact_of_kind
left join asked using (county, budget_year, kind)
group by fact_of_kind.county, fact_of_kind.budget_year, fact_of_kind.kind;

comment on view delivered is 'one row per county, budget year and kind of delivery that has arrived';
comment on column delivered.county is 'AGS of the county';
comment on column delivered.budget_year is 'budget year it is for';
comment on column delivered.kind is 'code of expected_delivery';
comment on column delivered.facts is 'number of facts that hold';
comment on column delivered.first_recorded_at is 'when the first of them was recorded';
comment on column delivered.state is 'provisional as soon as one of them is, final when all are, else checked';
comment on column delivered.targets is 'targets to report on at the end of the year; null: another kind';
comment on column delivered.reported is 'those of them that were reported on; null: another kind';
