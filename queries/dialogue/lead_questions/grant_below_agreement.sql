-- Frage: L-05 – Liegt die Bewilligung weiter unter der Zielvereinbarung, als die Regel des Jahres ohne Frage lässt?
-- Zeile: keine oder eine; Rang 95
-- Vergleicht: Stufen
select
    amount as subject,
    95.0 as weight,
    'Vereinbart sind ' || stated_euro_words(earlier_euros, earlier_precision)
    || ', bewilligt ' || stated_euro_words(later_euros, later_precision) || ' ('
    || measured || '). Welche Maßnahmen und Ziele sind davon betroffen?' as text,
    'Bewilligungsquote ' || measured as figures,
    'Davon hängt ab, ob Zielwerte nach § 6 angepasst oder Mittel nachbewilligt werden.' as effect,
    evidence
from (
    select
        *,
        stated_words(
            percent_words(later_euros / earlier_euros), ratio_precision(later_precision, earlier_precision)
        ) as measured
    from budget_steps('agreed', 'granted')
) as step
where
    county = $county
    and budget_year = $year
    and programme = $programme
    and earlier_euros > 0
    -- as a product of decimals: a quotient of floats would miss a limit that is met exactly
    and earlier_euros - later_euros > (select grant_apart from rule_of($year)) * earlier_euros
order by subject
