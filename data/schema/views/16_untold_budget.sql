-- The sums of which a source says why they are missing, and of which stage nothing can be there yet. Nothing else is said: from
-- a day that has passed nobody knows whether a county did not report, or whether nobody wrote down what it reported.
-- Makes: not_due, told_budget, untold_budget
-- Reads: amount, applies_in, budget, expected_delivery, reference

-- 'not_due' as long as the delivery that brings a stage of a year is not due on a day, by the catalogue; null: it was due, or
-- none is expected.
create macro not_due(of_stage, of_year, on_day) as (
    select if(make_date(of_year::integer + years_later, due_month, due_day) >= on_day::date, 'not_due', null)
    from expected_delivery
    where
        code = if(of_stage = 'agreed', 'agreement', of_stage)
        and applies_in(of_year, valid_from, valid_to)
);

create view untold_budget as
select
    county,
    budget_year,
    programme,
    stage,
    missing,
    reference(delivery, citation) as evidence
from amount
where level = 'total' and euros is null and budget_year is not null;

comment on view untold_budget is 'one row per county, budget year, programme and stage of which a source says that and why it names no sum';
comment on column untold_budget.county is 'AGS of the county; 06 is the Land as a whole';
comment on column untold_budget.budget_year is 'year of the approval';
comment on column untold_budget.programme is 'code of the programme';
comment on column untold_budget.stage is 'announced, agreed, granted, paid, verified or unstated';
comment on column untold_budget.missing is 'not_reported, not_applicable, secret or not_due';
comment on column untold_budget.evidence is 'delivery and citation in one, to find the passage';

create view told_budget as
select
    county,
    budget_year,
    programme,
    stage,
    euros,
    precision,
    state,
    stated_on,
    null as missing,
    evidence
from budget
union all by name
select untold_budget.*
from untold_budget
anti join budget using (county, budget_year, programme, stage);

comment on view told_budget is 'one row per county, budget year, programme and stage of which a source names a sum, or says why it names none';
comment on column told_budget.county is 'AGS of the county; 06 is the Land as a whole';
comment on column told_budget.budget_year is 'year of the approval';
comment on column told_budget.programme is 'code of the programme';
comment on column told_budget.stage is 'announced, agreed, granted, paid, verified or unstated';
comment on column told_budget.euros is 'euros; null: none is named';
comment on column told_budget.precision is 'exact, about, at_least or at_most; null: no sum';
comment on column told_budget.state is 'provisional, checked or final; null: no sum';
comment on column told_budget.stated_on is 'day of the statement; null: not known, or no sum';
comment on column told_budget.missing is 'not_reported, not_applicable, secret or not_due; null: there is a sum';
comment on column told_budget.evidence is 'delivery and citation in one, to find the passage';
