-- Frage: L-08 – Zu wie vielen Zielen liegt keine Meldung vor, oder nach dem Ende ihres Zeitraums keine Endmeldung?
-- Zeile: keine, eine (ohne jede Meldung) oder zwei (ohne Endmeldung); Rang 69
with silent as (
    select
        name,
        evidence,
        if(reported_on is null, 'Meldung', 'Endmeldung') as missing
    from target_status
    where
        county = $county
        and budget_year = $year
        and status = 'not_assessable'
        -- what is not due yet, not applicable or secret is not asked for
        and (missing = 'no_report' or period_over and not final and missing is null)
)

select
    'ohne ' || missing as subject,
    69.0 as weight,
    case
        when count(*) = 1
            then 'Zum Ziel ' || quoted(any_value(name)) || ' liegt keine ' || missing || ' vor. Wann kommt sie?'
        else
            'Zu ' || count(*) || ' Zielen liegt keine ' || missing || ' vor, zum Beispiel zu ' || quoted(min(name))
            || '. Wann kommen die ' || missing || 'en, und wer liefert sie?'
    end as text,
    count(*) || ' von ' || (
        select count(*) from target
        where county = $county and budget_year = $year
    ) || ' Zielen ohne ' || missing as figures,
    'Davon hängt ab, ob diese Ziele überhaupt beurteilt werden können.' as effect,
    min(evidence) as evidence
from silent
group by missing
order by subject
