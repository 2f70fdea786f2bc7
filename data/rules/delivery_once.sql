-- Welche Lieferung ist zweimal verzeichnet?
-- Eine Zeile je Lieferung; zurückgezogen und wiederhergestellt wird beliebig oft.
select
    'Tabelle delivery, Schlüssel ' || id || ': Die Lieferung ist ' || count(*) || '-mal als „' || event
    || '“ verzeichnet.' as violation
from delivery
where event = 'recorded'
group by id, event
having count(*) > 1
order by violation
