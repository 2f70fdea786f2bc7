-- What is asked of whole years and counties, small enough that millions of Maßnahmen are never read for it.
-- Makes: allocation_sum_source
-- Reads: allocation, joint_precision, weakest_state
create view allocation_sum_source as
select
    county,
    budget_year,
    programme,
    stage,
    category,
    kind,
    sum(euros)::decimal(16, 2) as euros,
    weakest_state(state) as state,
    joint_precision(precision) as precision,
    count(project) as projects
from allocation
group by county, budget_year, programme, stage, category, kind;

comment on view allocation_sum_source is 'how the table allocation_sum is computed; one row per county, budget year, programme, stage, Maßnahmenart and kind of split';
comment on column allocation_sum_source.county is 'AGS of the county; 06 is the Land as a whole';
comment on column allocation_sum_source.budget_year is 'year of the approval';
comment on column allocation_sum_source.programme is 'code of the programme';
comment on column allocation_sum_source.stage is 'announced, agreed, granted, paid, verified or unstated';
comment on column allocation_sum_source.category is 'Maßnahmenart 1 to 4; null: the budget is not split this far';
comment on column allocation_sum_source.kind is 'project, category_rest (category known, project not) or unsplit (neither known)';
comment on column allocation_sum_source.euros is 'euros; the parts of a budget add up to the stated whole';
comment on column allocation_sum_source.state is 'provisional, checked or final: the weakest of its parts';
comment on column allocation_sum_source.precision is 'exact, about, at_least or at_most: jointly of its parts';
comment on column allocation_sum_source.projects is 'number of projects the euros are split by';
