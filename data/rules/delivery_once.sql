-- Welche Lieferung ist zweimal verzeichnet, oder zweimal nacheinander zurückgezogen oder wiederhergestellt?
-- Eine Zeile je Lieferung und Ereignis; zurückziehen und wiederherstellen wechseln sich ab, beliebig oft.
with turn as (
    select
        id,
        event,
        lag(event, 1, 'restored') over (partition by id order by number) as event_before
    from touched_delivery
    where event in ('withdrawn', 'restored')
),

repeated as (
    select
        id,
        'Die Lieferung ist ' || count(*) || '-mal verzeichnet.' as sentence,
        'Bitte die neue Lieferung unter einem eigenen Schlüssel verzeichnen.' as way_out
    from touched_delivery
    where event = 'recorded'
    group by id
    having count(*) > 1
    union
    select
        id,
        'Die Lieferung ist '
        || case event when 'withdrawn' then 'schon zurückgezogen.' else 'nicht zurückgezogen.' end as sentence,
        'Bitte den Stand der Lieferung auf der Seite „Daten“ prüfen; er ist schon wie gewünscht.' as way_out
    from turn
    where event = event_before
)

select
    'delivery' as table_name,
    id as key,
    'hard' as severity,
    sentence,
    way_out
from repeated
