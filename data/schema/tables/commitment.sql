-- Behind its own columns come those every fact has: data/fact_columns.py.
create table commitment (
    id varchar not null,
    dialogue varchar not null,
    county varchar not null,
    budget_year integer not null,
    text varchar not null,
    responsible varchar not null,
    due_on date not null,
    closed_on date,
    evidence varchar
);

comment on table commitment is 'one row per Verabredung of a dialogue; a newer row for the key carries its newer state';
comment on column commitment.id is 'key of the commitment';
comment on column commitment.dialogue is 'dialogue it was agreed in';
comment on column commitment.county is 'AGS of the county';
comment on column commitment.budget_year is 'budget year of the dialogue';
comment on column commitment.text is 'what was agreed';
comment on column commitment.responsible is 'who';
comment on column commitment.due_on is 'until when';
comment on column commitment.closed_on is 'day it was closed; null: open';
comment on column commitment.evidence is 'what proves that it was done';
