-- Frage: L-08 – Zu wie vielen Zielen liegt keine Meldung vor?
-- Zeile: keine oder eine; Rang 55
select
    'ohne Meldung' as subject,
    55.0 as weight,
    case
        when count(*) = 1 then 'Zum Ziel ' || quoted(any_value(name)) || ' liegt keine Meldung vor. Wann kommt sie?'
        else
            'Zu ' || count(*) || ' Zielen liegt keine Meldung vor, zum Beispiel zu ' || quoted(min(name))
            || '. Wann kommen die Meldungen, und wer liefert sie?'
    end as text,
    count(*) || ' von ' || (
        select count(*) from target
        where county = $county and budget_year = $year
    ) || ' Zielen ohne Meldung' as figures,
    min(evidence) as evidence
from target_status
where
    county = $county
    and budget_year = $year
    and status = 'not_assessable'
    and reported_on is null
having count(*) > 0
order by subject
