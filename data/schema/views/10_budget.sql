-- The whole sum of a budget: as a document states it; where none does but all Maßnahmenarten of the year are stated, their sum.
-- Makes: weakest_state, budget_source
-- Reads: amount, applies_in, joint_precision, measure_category, reference
-- What is put together from several statements is as provisional as any of them.
create macro weakest_state(state) as
if(bool_or(state = 'provisional'), 'provisional', if(bool_and(state = 'final'), 'final', 'checked'));

create view budget_source as
with parts as (
    select
        county,
        budget_year,
        programme,
        stage,
        sum(euros)::decimal(14, 2) as euros,
        joint_precision(precision) as precision,
        if(min(funding_source) = max(funding_source), min(funding_source), 'mixed') as funding_source,
        weakest_state(state) as state,
        max(stated_on) as stated_on,
        arg_min(delivery, amount.category) as delivery,
        -- A sum of one delivery stands at all places of its parts; one that says more than its place is not joined.
        if(
            min(delivery) = max(delivery) and not bool_or(contains(citation, '; ')),
            string_agg(distinct citation, '; ' order by citation),
            arg_min(citation, amount.category)
        ) as citation
    from amount
    inner join (
        select
            year.budget_year as year,
            count(*) as categories
        from (select distinct budget_year from amount) as year
        inner join measure_category
            on applies_in(year.budget_year, measure_category.valid_from, measure_category.valid_to)
        group by year.budget_year
    ) as expected on amount.budget_year = expected.year
    where level = 'category' and euros is not null
    group by county, budget_year, programme, stage
    having count(distinct amount.category) = any_value(expected.categories)
)

-- United by name: what a sum of Maßnahmenarten does not have is null.
select -- noqa: AM07
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
    reference(delivery, citation) as evidence,
    id as amount
from amount
where level = 'total' and budget_year is not null and euros is not null
union all by name
select
    *,
    'euros' as inferred,
    reference(delivery, citation) as evidence
from parts
where not exists (
    select 1 from amount
    where
        amount.level = 'total'
        and amount.euros is not null
        and amount.county = parts.county
        and amount.budget_year = parts.budget_year
        and amount.programme = parts.programme
        and amount.stage = parts.stage
);

comment on view budget_source is 'how the table budget is computed; one row per county (06: the Land), budget year, programme and stage: the whole sum as one document states it, or the sum of its Maßnahmenarten where all of them are stated';
comment on column budget_source.county is 'AGS of the county; 06 is the Land as a whole';
comment on column budget_source.budget_year is 'year of the approval';
comment on column budget_source.programme is 'code of the programme';
comment on column budget_source.stage is 'announced, agreed, granted, paid, verified or unstated';
comment on column budget_source.euros is 'the whole sum in euros';
comment on column budget_source.precision is 'exact, about, at_least or at_most';
comment on column budget_source.inferred is 'columns that are inferred, separated by commas; euros: the sum of stated Maßnahmenarten; null: all stated';
comment on column budget_source.spending_from is 'first year the money is spent in; null: not said';
comment on column budget_source.spending_to is 'last year the money is spent in; null: not said';
comment on column budget_source.funding_source is 'whose money it is';
comment on column budget_source.state is 'provisional, checked or final';
comment on column budget_source.stated_on is 'day of the statement; null: not known';
comment on column budget_source.delivery is 'delivery that brought the sum';
comment on column budget_source.citation is 'where in the document';
comment on column budget_source.evidence is 'delivery and citation in one, to find the passage';
comment on column budget_source.amount is 'key of the stated sum; null: added up from Maßnahmenarten';
