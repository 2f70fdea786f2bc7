-- Welche unterjährige Abweichung nennt Grund, Beleg oder Ziele nicht?
-- Eine Zeile je unvollständiger Abweichung.
select
    'Tabelle deviation, Schlüssel ' || id || ': '
    || case
        when trim(cause) = '' then 'Der Grund fehlt.'
        when trim(evidence) = '' then 'Der Beleg fehlt.'
        else 'Es ist kein betroffenes Ziel genannt.'
    end as violation
from deviation
where trim(cause) = '' or trim(evidence) = '' or len(targets) = 0
order by violation
