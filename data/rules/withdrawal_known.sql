-- Welche Prüfung, Rücknahme oder Wiederherstellung gilt einer Lieferung, die es nicht gibt?
-- Eine Zeile je Lieferung und Ereignis ohne verzeichnete Lieferung.
select distinct
    'delivery' as table_name,
    later.id as key,
    'hard' as severity,
    case later.event when 'withdrawn' then 'Zurückgezogen' when 'checked' then 'Geprüft' else 'Wiederhergestellt' end
    || ' ist eine Lieferung, die nicht verzeichnet ist.' as sentence,
    'Bitte den Schlüssel prüfen; alle Lieferungen zeigt die Seite „Daten“, Ansicht „Lieferungen“.' as way_out
from touched_delivery as later
anti join delivery on later.id = delivery.id and delivery.event = 'recorded'
where later.event in ('checked', 'withdrawn', 'restored')
