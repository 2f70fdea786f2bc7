-- Welches Ziel und welche Maßnahme endet vor ihrem Beginn?
-- Eine Zeile je Eintrag mit verdrehtem Zeitraum.
select
    table_name,
    id as key,
    'hard' as severity,
    'Das Ende liegt vor dem Beginn.' as sentence,
    'Bitte den ersten und den letzten Tag des Zeitraums prüfen.' as way_out
from touched_fact
where ends_on < starts_on
