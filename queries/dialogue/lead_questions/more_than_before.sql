-- Frage: L-13 – Ist mehr bewilligt als vereinbart oder mehr ausgezahlt als bewilligt?
-- Zeile: eine Stufe, die über der Stufe davor liegt, wo beide Beträge genau genannt sind; Rang 96
-- Vergleicht: Stufen
select
    later.stage as subject,
    96 + least(later.euros / nullif(earlier.euros, 0) - 1, 1)::double as weight,
    case later.stage
        when 'granted' then 'Vereinbart sind ' || euro_words(earlier.euros) || ', bewilligt ' || euro_words(later.euros)
        else 'Bewilligt sind ' || euro_words(earlier.euros) || ', ausgezahlt ' || euro_words(later.euros)
    end
    || ', ' || euro_words(later.euros - earlier.euros) || ' mehr. '
    || case later.stage
        when 'granted' then 'Wofür ist das zusätzliche Geld, und welche Ziele kommen hinzu?'
        else 'Gibt es einen weiteren Bescheid, oder ist zu viel ausgezahlt?'
    end as text,
    percent_words(later.euros / nullif(earlier.euros, 0)) || ' der Stufe davor' as figures,
    case later.stage
        when 'granted' then 'Davon hängt ab, ob Zielwerte nach oben angepasst werden.'
        else 'Davon hängt ab, ob ein Bescheid nachzutragen oder Geld zurückzufordern ist.'
    end as effect,
    later.evidence
from budget as later
inner join budget as earlier
    on
        later.county = earlier.county
        and later.budget_year = earlier.budget_year
        and later.programme = earlier.programme
        and earlier.stage = case later.stage when 'granted' then 'agreed' when 'paid' then 'granted' end
where
    later.county = $county
    and later.budget_year = $year
    and later.programme = $programme
    and later.precision = 'exact'
    and earlier.precision = 'exact'
    and later.euros > earlier.euros
order by weight desc, subject
