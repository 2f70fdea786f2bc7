-- Frage: Welche Leitfragen hat jemand gestrichen, umformuliert oder hinzugefügt?
-- Zeile: eine Leitfrage, über die eine Person entschieden hat
select
    id as question,
    rule,
    subject,
    text,
    struck,
    author,
    recorded_at,
    reference(delivery, citation) as evidence
from lead_question
where county = $county and budget_year = $year
order by rule, subject
