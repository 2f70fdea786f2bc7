-- Behind its own columns come those every fact has: data/fact_columns.py.
create table clause (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    kind varchar not null,
    bound varchar not null,
    section varchar not null,
    ordinal integer not null,
    text varchar not null
);

comment on table clause is 'one row per statement of an agreement: what a side commits to or both declare';
comment on column clause.id is 'key: county / budget year / kind / number';
comment on column clause.county is 'AGS of the county';
comment on column clause.budget_year is 'budget year of the agreement';
comment on column clause.kind is 'code of the kind of statement (table clause_kind)';
comment on column clause.bound is 'who is bound: ministry, county or both';
comment on column clause.section is 'section of the agreement, as passages name it';
comment on column clause.ordinal is 'position in the document';
comment on column clause.text is 'the statement in its wording';
