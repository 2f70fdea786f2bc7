create table term (
    term varchar not null,
    also varchar,
    definition varchar not null,
    evidence varchar not null
);

comment on table term is 'one row per term of the glossary';
comment on column term.term is 'term as on screen';
comment on column term.also is 'other wordings on screen for the same thing, separated by |; null: none';
comment on column term.definition is 'what it means here';
comment on column term.evidence is 'where the meaning comes from';
