-- Welche Lieferung ist zweimal verzeichnet?
-- Eine Zeile je Lieferung; zurückgezogen und wiederhergestellt werden darf sie beliebig oft.
select
    'Tabelle delivery, Schlüssel ' || id || ': Die Lieferung ist ' || count(*)
    || '-mal verzeichnet.' as violation
from delivery
where event = 'recorded'
group by id
having count(*) > 1
order by violation
