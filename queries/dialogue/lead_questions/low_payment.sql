-- Frage: L-04 – Ist vom bewilligten Geld weniger ausgezahlt, als die Regel des Jahres ohne Frage lässt, im laufenden Jahr nach Zeitanteil am Tag der Auszahlung?
-- Zeile: keine oder eine; Rang 94
-- Vergleicht: Stufen
with payment as (
    select
        *,
        later_euros / nullif(earlier_euros, 0) as ratio,
        -- what is paid until a day is measured by the year until that day; where none is stated, by the day of the dialogue
        elapsed_months($year, least(coalesce(later_stated_on, $day::date), $day::date)) as months
    from budget_steps('granted', 'paid')
    where county = $county and budget_year = $year and programme = $programme
),

told as (
    select
        *,
        concat_ws(
            ', ',
            stated_words(percent_words(ratio), ratio_precision(later_precision, earlier_precision)),
            'Stand ' || day_words(later_stated_on),
            case when months < 12 then 'Zeitanteil ' || percent_words(months / 12) end
        ) as measured
    from payment
)

select
    amount as subject,
    94.0 as weight,
    'Von ' || stated_euro_words(earlier_euros, earlier_precision)
    || ' bewilligt sind ' || stated_euro_words(later_euros, later_precision) || ' ausgezahlt (' || measured
    || '). Wird der Rest von '
    || stated_euro_words(earlier_euros - later_euros, difference_precision(earlier_precision, later_precision))
    || ' noch gebraucht, und wofür?' as text,
    'Abrufquote ' || measured as figures,
    'Davon hängt ab, ob nicht abgerufene Mittel anderen Gebieten mit Mehrbedarf zur Verfügung stehen.' as effect,
    evidence
from told
where 12 * later_euros < (select payment_from from rule_of($year)) * earlier_euros * months
order by subject
