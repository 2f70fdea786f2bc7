create table word_meaning (
    id varchar not null,
    purpose varchar not null,
    field varchar not null,
    word varchar not null,
    means varchar not null,
    author varchar not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table word_meaning is 'one row per word in the cells of workbooks that a person explained, so that it is asked about once';
comment on column word_meaning.id is 'key: purpose / field / word without case and marks';
comment on column word_meaning.purpose is 'code of the form: amounts, projects, targets …';
comment on column word_meaning.field is 'column of the form in which the word stands';
comment on column word_meaning.word is 'word as written in the workbook';
comment on column word_meaning.means is 'code or key it stands for; empty: rows with it are left out';
comment on column word_meaning.author is 'who said so';
comment on column word_meaning.delivery is 'delivery that brought this row';
comment on column word_meaning.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column word_meaning.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column word_meaning.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column word_meaning.removed is 'true: this row says that the fact no longer holds';
