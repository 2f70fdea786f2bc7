-- Behind its own columns come those every fact has: data/fact_columns.py.
create table project (
    id varchar not null,
    county varchar not null,
    budget_year integer,
    category integer,
    programme varchar not null,
    ordinal integer not null,
    name varchar not null,
    provider varchar,
    target_group varchar,
    legal_circles varchar,
    part_time boolean,
    language boolean,
    digital boolean,
    places integer,
    participants integer,
    starts_on date,
    ends_on date,
    inferred varchar,
    note varchar
);

comment on table project is 'one row per Maßnahme as named in a year';
comment on column project.id is 'key of the project in its year';
comment on column project.county is 'AGS of the county';
comment on column project.budget_year is 'budget year; null: not known';
comment on column project.category is 'Maßnahmenart 1 to 4; null: not stated';
comment on column project.programme is 'code of the programme';
comment on column project.ordinal is 'position in the document';
comment on column project.name is 'name letter for letter';
comment on column project.provider is 'who carries it out';
comment on column project.target_group is 'whom it is for';
comment on column project.legal_circles is 'Rechtskreise, separated by commas';
comment on column project.part_time is 'part-time training; null: not said';
comment on column project.language is 'language support; null: not said';
comment on column project.digital is 'digital learning; null: not said';
comment on column project.places is 'agreed places; null: not stated';
comment on column project.participants is 'agreed participants; null: not stated';
comment on column project.starts_on is 'first day; null: not stated';
comment on column project.ends_on is 'last day; null: not stated';
comment on column project.inferred is 'columns not stated by the source but inferred, separated by commas; null: all stated';
comment on column project.note is 'what the source adds';
