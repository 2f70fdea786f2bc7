-- Welcher Eintrag nennt ein unbekanntes Programm?
-- Eine Zeile je Eintrag und unbekanntem Programm.
with stated as (
    select
        table_name,
        id,
        programme
    from touched_fact
    where programme is not null
    union all
    select
        'agreement' as table_name,
        id,
        unnest(programmes) as programme
    from touched_agreement
)

select
    stated.table_name,
    stated.id as key,
    'hard' as severity,
    'Das Programm „' || stated.programme || '“ ist nicht bekannt.' as sentence,
    'Bitte ein Programm aus der Liste der Vorlage angeben, zum Beispiel AQB.' as way_out
from stated
anti join programme on stated.programme = programme.code
