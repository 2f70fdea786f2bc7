-- Welches Zahlenziel sagt nicht, was gezählt wird?
-- Eine Zeile je Zahlenziel ohne Kennzahl.
select 'Tabelle target, Schlüssel ' || id || ': Dem Zahlenziel fehlt die Kennzahl.' as violation
from target
where kind = 'numeric' and indicator is null
order by violation
