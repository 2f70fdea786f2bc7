create table passage (
    id varchar not null,
    section varchar not null,
    ordinal integer not null,
    page integer,
    title varchar,
    text varchar not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table passage is 'one row per section of a document';
comment on column passage.id is 'key: delivery / section';
comment on column passage.section is 'as other facts cite it, for example § 4';
comment on column passage.ordinal is 'position in the document';
comment on column passage.page is 'page the section begins on; null: the document has no pages or one';
comment on column passage.title is 'heading of the section';
comment on column passage.text is 'wording of the section';
comment on column passage.delivery is 'delivery that brought this row';
comment on column passage.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column passage.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column passage.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column passage.removed is 'true: this row says that the fact no longer holds';
