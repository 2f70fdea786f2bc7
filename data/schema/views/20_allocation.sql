-- Makes: allocation_source
-- Reads: amount, budget, difference_precision, joint_precision, reference
create view allocation_source as
with parts as (
    -- a stated split by Maßnahme, and what a stated split by Maßnahmenart leaves over it
    select
        county,
        budget_year,
        programme,
        stage,
        category,
        project,
        euros,
        state,
        precision,
        'project' as kind,
        reference(delivery, citation) as evidence
    from amount
    where level = 'project' and budget_year is not null and euros is not null
),

category_rest as (
    select
        stated.county,
        stated.budget_year,
        stated.programme,
        stated.stage,
        stated.category,
        cast(null as varchar) as project,
        stated.euros - coalesce(sum(parts.euros), 0) as euros,
        stated.state,
        difference_precision(stated.precision, joint_precision(parts.precision)) as precision,
        'category_rest' as kind,
        any_value(reference(stated.delivery, stated.citation)) as evidence
    from amount as stated
    left join parts using (county, budget_year, programme, stage, category)
    where stated.level = 'category' and stated.budget_year is not null and stated.euros is not null
    group by
        stated.county,
        stated.budget_year,
        stated.programme,
        stated.stage,
        stated.category,
        stated.euros,
        stated.state,
        stated.precision
    having
        count(parts.euros) = 0 -- a stated sum of 0 euros is a statement too
        or stated.euros > sum(parts.euros)
        -- parts above "at least" say more than the whole; above an exact one they are refused
        or (stated.euros < sum(parts.euros) and stated.precision <> 'at_least')
),

split as (
    select * from parts
    union all
    select * from category_rest
),

split_sum as (
    select
        county,
        budget_year,
        programme,
        stage,
        sum(euros) as euros,
        joint_precision(precision) as precision
    from split
    group by county, budget_year, programme, stage
),

unsplit as (
    select
        budget.county,
        budget.budget_year,
        budget.programme,
        budget.stage,
        cast(null as integer) as category,
        cast(null as varchar) as project,
        budget.euros - coalesce(split_sum.euros, 0) as euros,
        budget.state,
        difference_precision(budget.precision, coalesce(split_sum.precision, 'exact')) as precision,
        'unsplit' as kind,
        budget.evidence
    from budget
    left join split_sum using (county, budget_year, programme, stage)
    where
        split_sum.euros is null
        or budget.euros > split_sum.euros
        or (budget.euros < split_sum.euros and budget.precision <> 'at_least')
)

select * from split
union all
select * from unsplit;

comment on view allocation_source is 'how the table allocation is computed; one row per smallest known part of a budget';
comment on column allocation_source.county is 'AGS of the county; 06 is the Land as a whole';
comment on column allocation_source.budget_year is 'year of the approval';
comment on column allocation_source.programme is 'code of the programme';
comment on column allocation_source.stage is 'announced, agreed, granted, paid, verified or unstated';
comment on column allocation_source.category is 'Maßnahmenart 1 to 4; null: the budget is not split this far';
comment on column allocation_source.project is 'project; null: the budget is not split this far';
comment on column allocation_source.euros is 'euros; the parts of a budget add up to the stated whole';
comment on column allocation_source.state is 'provisional, checked or final: of the sum, or of the whole a residual belongs to';
comment on column allocation_source.precision is 'exact, about, at_least or at_most: of the sum; of a residual what follows from its whole and the parts';
comment on column allocation_source.kind is 'project, category_rest (category known, project not) or unsplit (neither known)';
comment on column allocation_source.evidence is 'delivery and citation of the sum, or of the whole a residual belongs to';
