-- Welches Zahlenziel sagt nicht, was gezählt wird?
-- Eine Zeile je Zahlenziel ohne Kennzahl.
select
    'target' as table_name,
    id as key,
    'hard' as severity,
    'Dem Zahlenziel fehlt die Kennzahl.' as sentence,
    'Bitte die Kennzahl angeben, in der das Ziel gezählt wird, zum Beispiel „Eintritte in Maßnahmen“.' as way_out
from touched_target
where kind = 'numeric' and indicator is null
