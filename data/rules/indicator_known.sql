-- Welches Ziel nennt eine unbekannte Kennzahl?
-- Eine Zeile je Ziel mit einer Kennzahl, die es für Ziele nicht gibt.
select
    'target' as table_name,
    target.id as key,
    'hard' as severity,
    'Die Kennzahl „' || target.indicator || '“ ist für Ziele nicht vorgesehen.' as sentence,
    'Bitte eine Kennzahl aus der Liste der Vorlage „Ziele“ angeben.' as way_out
from touched_target as target
anti join indicator on target.indicator = indicator.code and indicator.role = 'target'
where target.indicator is not null
