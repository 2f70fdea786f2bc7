create table column_meaning (
    id varchar not null,
    purpose varchar not null,
    head varchar not null,
    means varchar not null,
    author varchar not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table column_meaning is 'one row per head of a workbook column that a person explained, so that it is asked about once';
comment on column column_meaning.id is 'key: purpose / head without case and marks';
comment on column column_meaning.purpose is 'code of the form: amounts, projects, targets …';
comment on column column_meaning.head is 'head as written in the workbook';
comment on column column_meaning.means is 'column of the form it stands for; empty: not needed';
comment on column column_meaning.author is 'who said so';
comment on column column_meaning.delivery is 'delivery that brought this row';
comment on column column_meaning.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column column_meaning.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column column_meaning.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column column_meaning.removed is 'true: this row says that the fact no longer holds';
