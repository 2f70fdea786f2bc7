-- Welche Lieferung nennt keine vorhandene Quelle?
-- Eine Zeile je Lieferung ohne Quelle; zurückgezogene Lieferungen zählen nicht.
select
    'Tabelle delivery, Schlüssel ' || delivery.id || ': Die Quelle „' || delivery.source
    || '“ fehlt; keine Zahl ohne Quelle.' as violation
from delivery
where
    delivery.source not in (select source.id from source)
    and delivery.id not in (select withdrawn_delivery.id from withdrawn_delivery)
order by violation
