create table programme (
    code varchar not null,
    name varchar not null,
    short_name varchar not null,
    sort integer not null,
    valid_from integer,
    valid_to integer,
    definition varchar not null,
    evidence varchar not null,
    predecessor_of varchar
);

comment on table programme is 'one row per funding programme, or stated sum of several';
comment on column programme.code is 'key';
comment on column programme.name is 'name as used';
comment on column programme.short_name is 'name for charts';
comment on column programme.sort is 'order on screen';
comment on column programme.valid_from is 'first budget year; null: not known';
comment on column programme.valid_to is 'last budget year; null: not known or until now';
comment on column programme.definition is 'what it is, with what is not known';
comment on column programme.evidence is 'where this is stated';
comment on column programme.predecessor_of is 'programme whose Vorläufer this one is, or was stated together with; shown beside it, never added to it; null: none';
