-- Behind its own columns come those every fact has: data/fact_columns.py.
create table peer_group (
    id varchar not null,
    name varchar not null,
    counties varchar[] not null,
    author varchar not null
);

comment on table peer_group is 'one row per Vergleichsgruppe somebody has put together';
comment on column peer_group.id is 'key of the group';
comment on column peer_group.name is 'name on screen';
comment on column peer_group.counties is 'AGS of its members';
comment on column peer_group.author is 'who put it together';
