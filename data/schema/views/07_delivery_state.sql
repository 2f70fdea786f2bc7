-- What has become of a delivery: checked, withdrawn and restored are events of their own; the last of each kind decides.
-- Makes: delivery_state
-- Reads: delivery
create view delivery_state as
select
    id,
    max(number) filter (event = 'recorded') as number,
    max_by(source, number) filter (event = 'recorded') as source,
    max_by(file_name, number) filter (event = 'recorded') as file_name,
    max_by(file_hash, number) filter (event = 'recorded') as file_hash,
    max_by(recorded_by, number) filter (event = 'recorded') as recorded_by,
    max(recorded_at) filter (event = 'recorded') as recorded_at,
    max_by(note, number) filter (event = 'recorded') as note,
    max_by(recorded_by, number) filter (event = 'checked') as checked_by,
    max_by(recorded_at, number) filter (event = 'checked') as checked_at,
    coalesce(max_by(event, number) filter (event <> 'checked') = 'withdrawn', false) as withdrawn,
    max_by(recorded_by, number) filter (event in ('withdrawn', 'restored')) as turned_by,
    max_by(recorded_at, number) filter (event in ('withdrawn', 'restored')) as turned_at,
    max_by(note, number) filter (event in ('withdrawn', 'restored')) as reason
from delivery
group by id;

comment on view delivery_state is 'one row per delivery, with what has become of it';
comment on column delivery_state.id is 'key of the delivery';
comment on column delivery_state.number is 'place of its recording in the order of the log';
comment on column delivery_state.source is 'source it was read from';
comment on column delivery_state.file_name is 'name of the file as delivered; null: no file';
comment on column delivery_state.file_hash is 'SHA-256 of the file as delivered; null: no file';
comment on column delivery_state.recorded_by is 'who recorded it';
comment on column delivery_state.recorded_at is 'when it was recorded';
comment on column delivery_state.note is 'what the person who recorded it said about it';
comment on column delivery_state.checked_by is 'second person who checked it; null: nobody yet';
comment on column delivery_state.checked_at is 'when it was checked; null: not yet';
comment on column delivery_state.withdrawn is 'true: its rows do not count';
comment on column delivery_state.turned_by is 'who withdrew or restored it last; null: nobody';
comment on column delivery_state.turned_at is 'when it was last withdrawn or restored; null: never';
comment on column delivery_state.reason is 'why it was last withdrawn or restored; null: never';
