-- Welche Lieferung ist zweimal verzeichnet?
-- Eine Zeile je Lieferung und Ereignis, das mehr als einmal vorkommt.
select
    'Tabelle delivery, Schlüssel ' || id || ': Die Lieferung ist ' || count(*) || '-mal als „' || event
    || '“ verzeichnet.' as violation
from delivery
group by id, event
having count(*) > 1
order by violation
