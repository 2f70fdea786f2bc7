create table peer_group (
    id varchar not null,
    name varchar not null,
    counties varchar[] not null,
    author varchar not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table peer_group is 'one row per Vergleichsgruppe somebody has put together';
comment on column peer_group.id is 'key of the group';
comment on column peer_group.name is 'name on screen';
comment on column peer_group.counties is 'AGS of its members';
comment on column peer_group.author is 'who put it together';
comment on column peer_group.delivery is 'delivery that brought this row';
comment on column peer_group.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column peer_group.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column peer_group.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column peer_group.removed is 'true: this row says that the fact no longer holds';
