-- Frage: L-13 – Ist mehr bewilligt als vereinbart oder mehr ausgezahlt als bewilligt?
-- Zeile: eine Stufe, die über der Stufe davor liegt, wo beide Beträge genau genannt sind; Rang 96
-- Vergleicht: Stufen
with step as (
    select
        'granted' as stage,
        *
    from budget_steps('agreed', 'granted')
    union all
    select
        'paid' as stage,
        *
    from budget_steps('granted', 'paid')
)

select
    stage as subject,
    96 + least(later_euros / nullif(earlier_euros, 0) - 1, 1)::double as weight,
    case stage
        when 'granted' then 'Vereinbart sind ' || euro_words(earlier_euros) || ', bewilligt ' || euro_words(later_euros)
        else 'Bewilligt sind ' || euro_words(earlier_euros) || ', ausgezahlt ' || euro_words(later_euros)
    end
    || ', ' || euro_words(later_euros - earlier_euros) || ' mehr. '
    || case stage
        when 'granted' then 'Wofür ist das zusätzliche Geld, und welche Ziele kommen hinzu?'
        else 'Gibt es einen weiteren Bescheid, oder ist zu viel ausgezahlt?'
    end as text,
    percent_words(later_euros / nullif(earlier_euros, 0)) || ' der Stufe davor' as figures,
    case stage
        when 'granted' then 'Davon hängt ab, ob Zielwerte nach oben angepasst werden.'
        else 'Davon hängt ab, ob ein Bescheid nachzutragen oder Geld zurückzufordern ist.'
    end as effect,
    evidence
from step
where
    county = $county
    and budget_year = $year
    and programme = $programme
    and later_precision = 'exact'
    and earlier_precision = 'exact'
    and later_euros > earlier_euros
order by weight desc, subject
