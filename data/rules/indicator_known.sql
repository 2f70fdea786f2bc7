-- Welches Ziel nennt eine unbekannte Kennzahl?
-- Eine Zeile je Ziel mit einer Kennzahl, die es für Ziele nicht gibt.
select
    'Tabelle target, Schlüssel ' || target.id || ': Die Kennzahl „' || target.indicator
    || '“ ist für Ziele nicht vorgesehen.' as violation
from target
anti join indicator on target.indicator = indicator.code and indicator.role = 'target'
where target.indicator is not null
order by violation
