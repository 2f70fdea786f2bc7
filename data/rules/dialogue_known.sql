-- Welche Verabredung gehört zu keinem Zielsteuerungsdialog?
-- Eine Zeile je Verabredung, deren Dialog fehlt.
select
    'Tabelle commitment, Schlüssel ' || commitment.id || ': Den Zielsteuerungsdialog „' || commitment.dialogue
    || '“ gibt es nicht.' as violation
from commitment
anti join dialogue on commitment.dialogue = dialogue.id
order by violation
