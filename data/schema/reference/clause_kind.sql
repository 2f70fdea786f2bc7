create table clause_kind (
    code varchar not null,
    name varchar not null,
    bound varchar not null,
    commits boolean not null,
    definition varchar not null
);

comment on table clause_kind is 'one row per kind of statement that agreements make';
comment on column clause_kind.code is 'key';
comment on column clause_kind.name is 'name on screen';
comment on column clause_kind.bound is 'who is bound when the sentence does not say: ministry, county or both';
comment on column clause_kind.commits is 'true: a side commits to something; false: an aim or a declaration';
comment on column clause_kind.definition is 'what statements of this kind say';
