-- Welche Lieferung nennt keine vorhandene Quelle?
-- Eine Zeile je Lieferung ohne Quelle; zurückgezogene Lieferungen zählen nicht.
select
    'Tabelle delivery, Schlüssel ' || delivery.id || ': Die Quelle „' || delivery.source
    || '“ fehlt; keine Zahl ohne Quelle.' as violation
from delivery
anti join source on delivery.source = source.id
anti join (
    select id from delivery
    where event = 'withdrawn'
) as withdrawn
    on delivery.id = withdrawn.id
order by violation
