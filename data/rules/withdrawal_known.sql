-- Welche Rücknahme gilt einer Lieferung, die es nicht gibt?
-- Eine Zeile je zurückgezogener Lieferung, die nie verzeichnet wurde.
select
    'Tabelle delivery, Schlüssel ' || withdrawn.id
    || ': Zurückgezogen ist eine Lieferung, die nicht verzeichnet ist.' as violation
from delivery as withdrawn
where
    withdrawn.event = 'withdrawn'
    and withdrawn.id not in (
        select recorded.id from delivery as recorded
        where recorded.event = 'recorded'
    )
order by violation
