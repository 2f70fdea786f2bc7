-- Behind its own columns come those every fact has: data/fact_columns.py.
create table remark (
    id varchar not null,
    county varchar not null,
    budget_year integer,
    project varchar,
    target varchar,
    side varchar not null,
    author varchar not null,
    written_on date,
    text varchar not null
);

comment on table remark is 'one row per comment on a county, year, project or target';
comment on column remark.id is 'key of the remark';
comment on column remark.county is 'AGS of the county; 06 is the Land';
comment on column remark.budget_year is 'budget year; null: not known';
comment on column remark.project is 'project it is about; null: none';
comment on column remark.target is 'target it is about; null: none';
comment on column remark.side is 'county, ministry or published (what a publication states beyond facts)';
comment on column remark.author is 'who said it';
comment on column remark.written_on is 'day it was said; null: not known';
comment on column remark.text is 'the comment';
