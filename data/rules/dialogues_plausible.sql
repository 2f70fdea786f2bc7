-- Welche Zielvereinbarung nennt eine negative Zahl von Zielsteuerungsdialogen?
-- Eine Zeile je Zielvereinbarung.
select
    'Tabelle agreement, Schlüssel ' || id || ': Die Zahl der Zielsteuerungsdialoge (' || dialogues
    || ') ist negativ.' as violation
from agreement
where dialogues < 0
order by violation
