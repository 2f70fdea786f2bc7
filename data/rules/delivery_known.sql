-- Welche Zeile gehört zu keiner verzeichneten Lieferung?
-- Eine Zeile je Eintrag ohne Lieferung; was einmal verzeichnet ist, bleibt es, denn Ereignisse kommen nur hinzu.
select
    fact.table_name,
    fact.id as key,
    'hard' as severity,
    'Die Lieferung „' || fact.delivery || '“ ist nicht verzeichnet.' as sentence,
    'Bitte zuerst die Lieferung mit ihrer Quelle verzeichnen.' as way_out
from touched_fact as fact
anti join delivery on fact.delivery = delivery.id and delivery.event = 'recorded'
