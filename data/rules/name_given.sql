-- Welcher Eintrag hat keinen Namen?
-- Eine Zeile je Eintrag mit leerem Namen oder Titel; ein Abschnitt eines Dokuments darf ohne Überschrift sein.
select
    table_name,
    id as key,
    'hard' as severity,
    'Der Name oder Titel fehlt.' as sentence,
    'Bitte eintragen, wie es im Dokument heißt.' as way_out
from touched_fact
where (trim(name) = '' or trim(title) = '') and table_name <> 'passage'
