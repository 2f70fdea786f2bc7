-- Behind its own columns come those every fact has: data/fact_columns.py.
create table note (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    measure varchar not null,
    text varchar not null,
    author varchar not null,
    written_on date not null
);

comment on table note is 'one row per note on a point: a county, a year and a measure';
comment on column note.id is 'key: county / budget year / measure / time of entry';
comment on column note.county is 'AGS of the county; 06 is the Land';
comment on column note.budget_year is 'budget year';
comment on column note.measure is 'code of the indicator the note is about';
comment on column note.text is 'the note';
comment on column note.author is 'who wrote it';
comment on column note.written_on is 'day it was written';
