-- Frage: L-05 – Weicht die Bewilligung stärker von der Zielvereinbarung ab, als die Regel des Jahres ohne Frage lässt?
-- Zeile: keine oder eine; Rang 60
-- Vergleicht: Stufen
select
    agreed.amount as subject,
    60.0 as weight,
    'Vereinbart sind ' || euro_words(agreed.euros) || ', bewilligt ' || euro_words(granted.euros) || ' ('
    || percent_words(granted.euros / agreed.euros) || '). Welche Maßnahmen und Ziele sind davon betroffen?' as text,
    'Bewilligungsquote ' || percent_words(granted.euros / agreed.euros) as figures,
    granted.evidence
from budget as agreed
inner join budget as granted
    on
        agreed.county = granted.county
        and agreed.budget_year = granted.budget_year
        and agreed.programme = granted.programme
        and granted.stage = 'granted'
where
    agreed.stage = 'agreed'
    and agreed.county = $county
    and agreed.budget_year = $year
    and agreed.programme = $programme
    and agreed.euros > 0
    -- as a product of decimals: a quotient of floats would miss a limit that is met exactly
    and abs(granted.euros - agreed.euros) > (select grant_apart from rule_of($year)) * agreed.euros
order by subject
