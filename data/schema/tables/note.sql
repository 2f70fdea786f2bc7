create table note (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    measure varchar not null,
    text varchar not null,
    author varchar not null,
    written_on date not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table note is 'one row per note on a point: a county, a year and a measure';
comment on column note.id is 'key: county / budget year / measure / time of entry';
comment on column note.county is 'AGS of the county; 06 is the Land';
comment on column note.budget_year is 'budget year';
comment on column note.measure is 'code of the indicator the note is about';
comment on column note.text is 'the note';
comment on column note.author is 'who wrote it';
comment on column note.written_on is 'day it was written';
comment on column note.delivery is 'delivery that brought this row';
comment on column note.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column note.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column note.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column note.removed is 'true: this row says that the fact no longer holds';
