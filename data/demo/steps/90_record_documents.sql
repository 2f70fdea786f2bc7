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
)

select
    row_number() over (order by recorded_at, event, id) as number,
    *,
    'Demonstration' as recorded_by
from event;

insert into log.source by name
select
    replace(id, '-neu', '') as id,
    title,
    'Demonstrationsdaten – erfunden' as publisher,
    published_on,
    'erzeugt mit python -m data prepare' as collected,
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
    delivery,
    'Tabelle, Zeile ' || row_number() over (partition by delivery order by measure, county) as citation,
    'final' as state,
    document.recorded_at,
    false as removed
from context_draft
inner join document on context_draft.delivery = document.id;
