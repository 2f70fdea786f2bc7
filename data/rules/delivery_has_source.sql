-- Welche Lieferung nennt keine vorhandene Quelle?
-- Eine Zeile je Lieferung und fehlender Quelle; zurückgezogene Lieferungen zählen nicht.
select distinct
    'delivery' as table_name,
    delivery.id as key,
    'hard' as severity,
    'Die Quelle „' || delivery.source || '“ fehlt; keine Zahl ohne Quelle.' as sentence,
    'Bitte die Quelle mitliefern, oder zuerst diese Lieferung zurückziehen.' as way_out
from touched_delivery as delivery
anti join source on delivery.source = source.id
anti join withdrawn_delivery on delivery.id = withdrawn_delivery.id
