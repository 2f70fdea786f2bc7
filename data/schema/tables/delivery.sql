create table delivery (
    id varchar not null,
    source varchar not null,
    event varchar not null,
    file_name varchar,
    file_hash varchar,
    recorded_by varchar not null,
    recorded_at timestamp not null,
    note varchar
);

comment on table delivery is 'one row per event of an import: recorded, later withdrawn, restored, any number of times';
comment on column delivery.id is 'key of the delivery; its later events repeat it';
comment on column delivery.source is 'source the delivery was read from';
comment on column delivery.event is 'recorded, withdrawn or restored; the last one holds';
comment on column delivery.file_name is 'name of the file as delivered';
comment on column delivery.file_hash is 'SHA-256 of the file as delivered';
comment on column delivery.recorded_by is 'person or program that recorded the event';
comment on column delivery.recorded_at is 'when the event was recorded';
comment on column delivery.note is 'what the person said about it';
