-- Behind its own columns come those every fact has: data/fact_columns.py.
create table column_meaning (
    id varchar not null,
    purpose varchar not null,
    head varchar not null,
    means varchar not null,
    author varchar not null
);

comment on table column_meaning is 'one row per head of a workbook column that a person explained, so that it is asked about once';
comment on column column_meaning.id is 'key: purpose / head without case and marks';
comment on column column_meaning.purpose is 'code of the form: amounts, projects, targets …';
comment on column column_meaning.head is 'head as written in the workbook';
comment on column column_meaning.means is 'column of the form it stands for; empty: not needed';
comment on column column_meaning.author is 'who said so';
