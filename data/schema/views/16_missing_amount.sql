-- Why there is no amount of a stage, where no source says it: its delivery is not due yet on a day, or nobody has
-- reported it. Null for what no delivery is expected of. And the sums of which a source says why they are missing.
-- Makes: missing_amount, untold_budget
-- Reads: amount, applies_in, expected_delivery, reference
create macro missing_amount(of_stage, of_year, on_day) as (
    select if(make_date(of_year::integer + years_later, due_month, due_day) >= on_day::date, 'not_due', 'not_reported')
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
