-- Behind its own columns come those every fact has: data/fact_columns.py.
create table word_meaning (
    id varchar not null,
    purpose varchar not null,
    field varchar not null,
    word varchar not null,
    means varchar not null,
    author varchar not null
);

comment on table word_meaning is 'one row per word in the cells of workbooks that a person explained, so that it is asked about once';
comment on column word_meaning.id is 'key: purpose / field / word without case and marks';
comment on column word_meaning.purpose is 'code of the form: amounts, projects, targets …';
comment on column word_meaning.field is 'column of the form in which the word stands';
comment on column word_meaning.word is 'word as written in the workbook';
comment on column word_meaning.means is 'code or key it stands for; empty: rows with it are left out';
comment on column word_meaning.author is 'who said so';
