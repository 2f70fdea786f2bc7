-- Frage: L-05 – Liegt die Bewilligung weiter unter der Zielvereinbarung, als die Regel des Jahres ohne Frage lässt?
-- Zeile: keine oder eine; Rang 95
-- Vergleicht: Stufen
select
    amount as subject,
    95.0 as weight,
    'Vereinbart sind ' || stated_euro_words(earlier_euros, earlier_precision)
    || ', bewilligt ' || stated_euro_words(later_euros, later_precision) || ' ('
    || percent_words(later_euros / earlier_euros) || '). Welche Maßnahmen und Ziele sind davon betroffen?' as text,
    'Bewilligungsquote ' || percent_words(later_euros / earlier_euros) as figures,
    'Davon hängt ab, ob Zielwerte nach § 6 angepasst oder Mittel nachbewilligt werden.' as effect,
    evidence
from budget_steps('agreed', 'granted')
where
    county = $county
    and budget_year = $year
    and programme = $programme
    and earlier_euros > 0
    -- as a product of decimals: a quotient of floats would miss a limit that is met exactly
    and earlier_euros - later_euros > (select grant_apart from rule_of($year)) * earlier_euros
order by subject
