-- Welcher Eintrag nennt keine Fundstelle?
-- Eine Zeile je Eintrag mit leerer Fundstelle.
select
    table_name,
    id as key,
    'hard' as severity,
    'Die Fundstelle fehlt.' as sentence,
    'Bitte angeben, wo es steht: Paragraf, Seite, Blatt und Zelle oder der Wortlaut.' as way_out
from touched_fact
where trim(citation) = ''
