create table delivery (
    number bigint not null,
    id varchar not null,
    source varchar not null,
    event varchar not null,
    file_name varchar,
    file_hash varchar,
    recorded_by varchar not null,
    recorded_at timestamp not null,
    note varchar
);

comment on table delivery is 'one row per event of a delivery: recorded, checked, withdrawn, restored';
comment on column delivery.number is 'place of the event in the order of the log, given under the lock of the place; a Stand is the state after a number';
comment on column delivery.id is 'key of the delivery; checking, withdrawing and restoring repeat it';
comment on column delivery.source is 'source the delivery was read from';
comment on column delivery.event is 'recorded, checked (by a second person: what was provisional counts as checked), withdrawn or restored';
comment on column delivery.file_name is 'name of the file as delivered';
comment on column delivery.file_hash is 'SHA-256 of the file as delivered';
comment on column delivery.recorded_by is 'person or program that recorded the event';
comment on column delivery.recorded_at is 'when the event was recorded, for people only: in the log UTC, in what holds the time of Hessen';
comment on column delivery.note is 'what the person said about it';
