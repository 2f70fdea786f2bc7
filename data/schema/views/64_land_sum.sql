-- What people of one county may see of all others together. A sum is given only when every county of the year stands in
-- it: of one that grows county by county, each step would be the figure of the county that came last. And only when two
-- counties that put their own figures together cannot reckon a third: what they do not know beside the largest is at
-- least a tenth of it (the p% rule for two who collude; Hundepool et al., Statistical Disclosure Control, 2012, 4.2.2).
-- Makes: land_sum_source
-- Reads: budget, county_year, joint_precision, weakest_state
create view land_sum_source as
with stated as (
    select
        budget.budget_year,
        budget.programme,
        budget.stage,
        count(*) as counties_with,
        sum(budget.euros) as euros,
        joint_precision(budget.precision) as precision,
        weakest_state(budget.state) as state,
        list_reverse_sort(list(budget.euros)) as largest
    from budget
    inner join county_year
        on
            budget.county = county_year.county
            and budget.budget_year = county_year.budget_year
            and county_year.exists_in_year
    group by budget.budget_year, budget.programme, budget.stage
),

existing as (
    select
        budget_year,
        count(*) as counties
    from county_year
    where exists_in_year
    group by budget_year
),

judged as (
    select
        stated.*,
        existing.counties,
        stated.counties_with = existing.counties as complete,
        -- the three largest: one who is looked for, two who look; of fewer counties the sum is theirs
        coalesce(stated.euros - list_sum(stated.largest[1:3]) >= 0.1 * stated.largest[1], false) and stated.euros > 0 as mixed
    from stated
    inner join existing on stated.budget_year = existing.budget_year
)

select
    budget_year,
    programme,
    stage,
    counties,
    counties_with,
    (case when complete and mixed then euros end)::decimal(16, 2) as euros,
    case when complete and mixed then precision end as precision,
    case when complete and mixed then state end as state
from judged;

comment on view land_sum_source is 'how the table land_sum is computed; one row per budget year, programme and stage that some county states: the budgets of all counties together';
comment on column land_sum_source.budget_year is 'year of the approval';
comment on column land_sum_source.programme is 'code of the programme';
comment on column land_sum_source.stage is 'announced, agreed, granted, paid, verified or unstated';
comment on column land_sum_source.counties is 'counties that exist in the year';
comment on column land_sum_source.counties_with is 'counties that state a budget';
comment on column land_sum_source.euros is 'sum of their budgets in euros; null: not every county states one, or few counties make up nearly all of it';
comment on column land_sum_source.precision is 'exact, about, at_least or at_most; null: no sum';
comment on column land_sum_source.state is 'provisional, checked or final, the weakest of them; null: no sum';
