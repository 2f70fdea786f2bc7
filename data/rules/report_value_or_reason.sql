-- Welche Meldung nennt einen Wert und zugleich, warum er fehlt?
-- Eine Zeile je Meldung.
select
    'report' as table_name,
    id as key,
    'hard' as severity,
    'Die Meldung nennt einen Wert und zugleich einen Grund, warum er fehlt.' as sentence,
    'Bitte eines von beiden streichen; ein geheimer Wert wird nicht geliefert.' as way_out
from touched_report
where missing is not null and (value is not null or judgement is not null)
