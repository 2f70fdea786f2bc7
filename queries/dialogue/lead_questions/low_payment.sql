-- Frage: L-04 – Ist vom bewilligten Geld weniger ausgezahlt, als die Regel des Jahres ohne Frage lässt, im laufenden Jahr nach Zeitanteil?
-- Zeile: keine oder eine; Rang 94
-- Vergleicht: Stufen
select
    amount as subject,
    94.0 as weight,
    'Von ' || euro_words(earlier_euros) || ' bewilligt sind ' || euro_words(later_euros) || ' ausgezahlt ('
    || percent_words(later_euros / earlier_euros) || '). Wird der Rest von '
    || euro_words(earlier_euros - later_euros) || ' noch gebraucht, und wofür?' as text,
    'Abrufquote ' || percent_words(later_euros / earlier_euros) as figures,
    'Davon hängt ab, ob nicht abgerufene Mittel anderen Kreisen mit Mehrbedarf zur Verfügung stehen.' as effect,
    evidence
from budget_steps('granted', 'paid')
where
    county = $county
    and budget_year = $year
    and programme = $programme
    and 12 * later_euros
    < (select payment_from from rule_of($year)) * earlier_euros
    * least(12, greatest(0, date_diff('month', make_date($year, 1, 1), $day::date)))
order by subject
