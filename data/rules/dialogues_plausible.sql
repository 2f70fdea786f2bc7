-- Welche Zielvereinbarung nennt eine negative Zahl von Zielsteuerungsdialogen?
-- Eine Zeile je Zielvereinbarung.
select
    'agreement' as table_name,
    id as key,
    'hard' as severity,
    'Die Zahl der Zielsteuerungsdialoge (' || dialogues || ') ist negativ.' as sentence,
    'Bitte die vereinbarte Zahl angeben; sagt die Zielvereinbarung nichts, bleibt die Angabe leer.' as way_out
from touched_agreement
where dialogues < 0
