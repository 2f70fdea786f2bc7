create view budget_source as
select
    county,
    budget_year,
    programme,
    stage,
    euros,
    precision,
    inferred,
    spending_from,
    spending_to,
    funding_source,
    state,
    stated_on,
    delivery,
    citation,
    delivery || ' # ' || citation as evidence,
    id as amount
from amount
where level = 'total' and budget_year is not null;

comment on view budget_source is 'how the table budget is computed; one row per county (06: the Land), budget year, programme and stage: the whole sum as one document states it';
comment on column budget_source.county is 'AGS of the county; 06 is the Land as a whole';
comment on column budget_source.budget_year is 'year of the approval';
comment on column budget_source.programme is 'code of the programme';
comment on column budget_source.stage is 'announced, agreed, granted, paid, verified or unstated';
comment on column budget_source.euros is 'the whole sum in euros';
comment on column budget_source.precision is 'exact, about, at_least or at_most';
comment on column budget_source.inferred is 'columns that are inferred, separated by commas; null: all stated';
comment on column budget_source.spending_from is 'first year the money is spent in; null: not said';
comment on column budget_source.spending_to is 'last year the money is spent in; null: not said';
comment on column budget_source.funding_source is 'whose money it is';
comment on column budget_source.state is 'provisional, checked or final';
comment on column budget_source.stated_on is 'day of the statement; null: not known';
comment on column budget_source.delivery is 'delivery that brought the sum';
comment on column budget_source.citation is 'where in the document';
comment on column budget_source.evidence is 'delivery and citation in one, to find the passage';
comment on column budget_source.amount is 'key of the stated sum';
