-- How many Maßnahmen there are, and how many with money, without reading each of them.
-- Makes: project_sum_source, project_money_source
-- Reads: amount, project
create view project_sum_source as
select
    county,
    budget_year,
    programme,
    category,
    count(*) as projects,
    sum(places)::bigint as places
from project
group by county, budget_year, programme, category;

comment on view project_sum_source is 'how the table project_sum is computed; one row per county, budget year, programme and Maßnahmenart';
comment on column project_sum_source.county is 'AGS of the county';
comment on column project_sum_source.budget_year is 'budget year; null: not known';
comment on column project_sum_source.programme is 'code of the programme';
comment on column project_sum_source.category is 'Maßnahmenart 1 to 4; null: not stated';
comment on column project_sum_source.projects is 'number of projects';
comment on column project_sum_source.places is 'places of the projects that state some; null: none does';

create view project_money_source as
select
    county,
    budget_year,
    category,
    stage,
    count(*) as projects
from amount
where level = 'project' and euros is not null
group by county, budget_year, category, stage;

comment on view project_money_source is 'how the table project_money is computed; one row per county, budget year, Maßnahmenart and stage';
comment on column project_money_source.county is 'AGS of the county of the Maßnahme';
comment on column project_money_source.budget_year is 'budget year; null: not known';
comment on column project_money_source.category is 'Maßnahmenart 1 to 4; null: not stated';
comment on column project_money_source.stage is 'announced, agreed, granted, paid, verified or unstated';
comment on column project_money_source.projects is 'number of projects with an amount of this stage';
