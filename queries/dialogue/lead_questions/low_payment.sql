-- Frage: L-04 – Ist vom bewilligten Geld weniger ausgezahlt, als die Regel des Jahres ohne Frage lässt, im laufenden Jahr nach Zeitanteil?
-- Zeile: keine oder eine; Rang 75
-- Vergleicht: Stufen
select
    granted.amount as subject,
    75.0 as weight,
    'Von ' || euro_words(granted.euros) || ' bewilligt sind ' || euro_words(paid.euros) || ' ausgezahlt ('
    || percent_words(paid.euros / granted.euros) || '). Wird der Rest von '
    || euro_words(granted.euros - paid.euros) || ' noch gebraucht, und wofür?' as text,
    'Abrufquote ' || percent_words(paid.euros / granted.euros) as figures,
    paid.evidence
from budget as granted
inner join budget as paid
    on
        granted.county = paid.county
        and granted.budget_year = paid.budget_year
        and granted.programme = paid.programme
        and paid.stage = 'paid'
where
    granted.stage = 'granted'
    and granted.county = $county
    and granted.budget_year = $year
    and granted.programme = $programme
    and 12 * paid.euros
    < (select payment_from from rule_of($year)) * granted.euros
    * least(12, greatest(0, date_diff('month', make_date($year, 1, 1), $day::date)))
order by subject
