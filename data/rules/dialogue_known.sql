-- Welche Verabredung oder welches Ergebnis gehört zu keinem Zielsteuerungsdialog?
-- Eine Zeile je Eintrag, dessen Dialog fehlt.
select
    said.table_name,
    said.id as key,
    'hard' as severity,
    'Den Zielsteuerungsdialog „' || said.dialogue || '“ gibt es nicht.' as sentence,
    'Bitte den Dialog mitliefern, oder zuerst seine Verabredungen und Ergebnisse zurückziehen.' as way_out
from touched_fact as said
anti join dialogue on said.dialogue = dialogue.id
where said.dialogue is not null
