-- Welche Lieferung nennt keine vorhandene Quelle?
-- Eine Zeile je Lieferung ohne Quelle; Lieferungen, die zurückgezogen sind, zählen nicht.
select
    'Tabelle delivery, Schlüssel ' || id || ': Die Quelle „' || source
    || '“ fehlt; keine Zahl ohne Quelle.' as violation
from delivery
where
    event = 'recorded'
    and source not in (select source.id from source)
    and id not in (select withdrawn_delivery.id from withdrawn_delivery)
order by violation
