-- Behind its own columns come those every fact has: data/fact_columns.py.
create table source (
    id varchar not null,
    title varchar not null,
    publisher varchar not null,
    published_on date,
    url varchar,
    file_hash varchar,
    collected varchar not null,
    timeliness varchar not null,
    covers varchar not null,
    known_faults varchar not null,
    invented boolean not null
);

comment on table source is 'one row per document or publication facts come from';
comment on column source.id is 'key of the source';
comment on column source.title is 'title as published';
comment on column source.publisher is 'who published it';
comment on column source.published_on is 'day of publication; null: not known';
comment on column source.url is 'address; null: not published on the web or not known';
comment on column source.file_hash is 'SHA-256 of the file; null: no file at hand';
comment on column source.collected is 'how the facts were taken over';
comment on column source.timeliness is 'how late after the event the source speaks';
comment on column source.covers is 'what it covers';
comment on column source.known_faults is 'what is known to be weak about it';
comment on column source.invented is 'true: demonstration data, no such document exists';
