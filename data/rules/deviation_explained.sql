-- Welche unterjährige Abweichung nennt Grund, Beleg oder Ziele nicht, oder ein Ziel, das nicht zu ihr gehört?
-- Eine Zeile je Fehler einer Abweichung.
with named as (
    select
        id,
        county,
        budget_year,
        unnest(targets) as target
    from deviation
),

fault as (
    select
        id,
        case
            when trim(cause) = '' then 'Der Grund fehlt.'
            when trim(evidence) = '' then 'Der Beleg fehlt.'
            when len(list_filter(targets, lambda key: trim(key) <> '')) < greatest(1, len(targets))
                then 'Es ist kein betroffenes Ziel genannt.'
            -- 34 Plätze sind keine 34 Abschlüsse
            when adjusted_value is not null and len(list_distinct(targets)) > 1
                then 'Ein ausdrücklich vereinbarter Wert gilt für genau ein Ziel; bitte je Ziel eine Abweichung erfassen.'
        end as text
    from deviation
    union all
    select
        named.id,
        'Das Ziel „' || target.id || '“ gehört zu ' || target.county || ', ' || target.budget_year
        || ', die Abweichung zu ' || named.county || ', ' || named.budget_year || '.' as text
    from named
    inner join target on named.target = target.id
    where target.county <> named.county or target.budget_year <> named.budget_year
)

select 'Tabelle deviation, Schlüssel ' || id || ': ' || text as violation
from fault
where text is not null
order by violation
