-- Deliveries, sources and context figures into the log.
insert into log.delivery by name
with event as (
    select
        id,
        replace(id, '-neu', '') as source,
        'recorded' as event,
        recorded_at,
        case when id like '%-neu' then 'ersetzt die zurückgenommene Lieferung' end as note
    from document
    union all by name
    select
        replace(id, '-neu', '') as id,
        replace(id, '-neu', '') as source,
        'withdrawn' as event,
        recorded_at - interval 5 minutes as recorded_at,
        'Betrag falsch übernommen, siehe Lieferung ' || id as note
    from document
    where id like '%-neu'
    union all by name
    -- one was withdrawn by mistake
    select
        mistaken.id,
        mistaken.id as source,
        turn.event,
        recorded_at + to_days(turn.after) as recorded_at,
        turn.note
    from (
        select arg_min(document, id) as document from document
        where id like 'mehrbedarf-%'
    ) as first_need, lateral (select unnest(document)) as mistaken,
        (values ('withdrawn', 1, 'Für doppelt gehalten'), ('restored', 2, 'Es war die einzige Meldung')) as turn (
            event, after, note
        )
    union all by name
    -- what is not yet final, a second person checks for some
    select
        id,
        id as source,
        'checked' as event,
        recorded_at + interval 3 days as recorded_at,
        null as note
    from document
    where recorded_at between timestamp '2026-01-01' and timestamp '2026-11-01' and roll(id, 'second pair of eyes') < 0.1
)

select
    row_number() over (order by recorded_at, event, id) as number,
    *,
    case event when 'checked' then 'Demonstration, zweite Person' else 'Demonstration' end as recorded_by
from event;

insert into log.source by name
select
    replace(id, '-neu', '') as id,
    title,
    'Demonstrationsdaten – erfunden' as publisher,
    published_on,
    'von dieser Anwendung erfunden' as collected,
    timeliness,
    covers,
    known_faults,
    true as invented,
    id as delivery,
    'Titel' as citation,
    'final' as state,
    recorded_at,
    false as removed
from document;

insert into log.county_measure by name
select
    county || '/population/' || measured_on as id,
    county,
    'population' as measure,
    measured_on,
    territory_from,
    territory_to,
    people as value,
    'einwohner-' || measured_on as delivery,
    'Zeile ' || row_number() over (partition by measured_on order by county) as citation,
    'final' as state,
    document.recorded_at,
    false as removed
from population
inner join document on 'einwohner-' || population.measured_on = document.id;

insert into log.county_measure by name
select
    county || '/' || measure || '/' || measured_on as id,
    county,
    measure,
    measured_on,
    year as territory_from,
    year as territory_to,
    value,
    missing,
    delivery,
    'Tabelle, Zeile ' || row_number() over (partition by delivery order by measure, county) as citation,
    'final' as state,
    document.recorded_at,
    false as removed
from context_draft
inner join document on context_draft.delivery = document.id;
