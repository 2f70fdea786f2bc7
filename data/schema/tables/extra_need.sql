-- Behind its own columns come those every fact has: data/fact_columns.py.
create table extra_need (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    programme varchar not null,
    euros decimal(14, 2) not null,
    stated_on date not null,
    reason varchar not null
);

comment on table extra_need is 'one row per extra need a county has reported in the year (Mehrbedarf)';
comment on column extra_need.id is 'key: county / budget year / time of entry';
comment on column extra_need.county is 'AGS of the county';
comment on column extra_need.budget_year is 'budget year';
comment on column extra_need.programme is 'code of the programme';
comment on column extra_need.euros is 'how much more it could use, euros';
comment on column extra_need.stated_on is 'day it was reported';
comment on column extra_need.reason is 'what the money is for';
