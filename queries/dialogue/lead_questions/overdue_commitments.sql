-- Frage: L-01 – Welche Verabredungen früherer Dialoge sind am Tag des Dialogs überfällig oder ohne Abschluss?
-- Zeile: eine offene Verabredung; Rang 60 und mehr, je länger überfällig desto höher
select
    commitment.id as subject,
    60 + least(date_diff('day', commitment.due_on, $day::date), 999) / 250.0 as weight,
    'Am ' || day_words(dialogue.held_on) || ' wurde verabredet: ' || quoted(commitment.text) || ' ('
    || commitment.responsible || ', bis ' || day_words(commitment.due_on) || '). Was ist daraus geworden?' as text,
    'fällig am ' || day_words(commitment.due_on) || ', '
    || number_words(date_diff('day', commitment.due_on, $day::date))
    || case date_diff('day', commitment.due_on, $day::date) when 1 then ' Tag' else ' Tage' end || ' überfällig' as figures,
    'Davon hängt ab, ob die Verabredung erledigt ist, neu befristet oder aufgegeben wird.' as effect,
    reference(commitment.delivery, commitment.citation) as evidence
from commitment
inner join dialogue on commitment.dialogue = dialogue.id
where
    commitment.county = $county
    and commitment.budget_year <= $year
    and dialogue.held_on < $day::date
    and commitment.due_on < $day::date
    and not is_closed(commitment.closed_on, commitment.evidence, $day::date)
order by weight desc, subject
