-- Welche Verabredung oder welches Ergebnis gehört zu keinem Zielsteuerungsdialog?
-- Eine Zeile je Eintrag, dessen Dialog fehlt.
select
    'Tabelle ' || said.table_name || ', Schlüssel ' || said.id || ': Den Zielsteuerungsdialog „' || said.dialogue
    || '“ gibt es nicht.' as violation
from (
    select
        'commitment' as table_name,
        id,
        dialogue
    from commitment
    union all
    select
        'target_result' as table_name,
        id,
        dialogue
    from target_result
) as said
anti join dialogue on said.dialogue = dialogue.id
order by violation
