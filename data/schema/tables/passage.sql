-- Behind its own columns come those every fact has: data/fact_columns.py.
create table passage (
    id varchar not null,
    section varchar not null,
    ordinal integer not null,
    page integer,
    title varchar,
    text varchar not null
);

comment on table passage is 'one row per section of a document';
comment on column passage.id is 'key: delivery / section';
comment on column passage.section is 'as other facts cite it, for example § 4';
comment on column passage.ordinal is 'position in the document';
comment on column passage.page is 'page the section begins on; null: the document has no pages or one';
comment on column passage.title is 'heading of the section';
comment on column passage.text is 'wording of the section';
