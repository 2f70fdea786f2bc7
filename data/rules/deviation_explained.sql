-- Welche unterjährige Abweichung nennt Grund, Beleg oder Ziele nicht, oder ein Ziel, das nicht zu ihr gehört?
-- Eine Zeile je Fehler einer Abweichung.
with named as (
    select
        id,
        county,
        budget_year,
        unnest(targets) as target
    from touched_deviation
),

fault as (
    select
        id as key,
        case
            when trim(cause) = '' then 'Der Grund fehlt.'
            when trim(evidence) = '' then 'Der Beleg fehlt.'
            when len(list_filter(targets, lambda key: trim(key) <> '')) < greatest(1, len(targets))
                then 'Es ist kein betroffenes Ziel genannt.'
            -- 34 Plätze sind keine 34 Abschlüsse
            when adjusted_value is not null and len(list_distinct(targets)) > 1
                then 'Ein ausdrücklich vereinbarter Wert gilt für genau ein Ziel.'
        end as sentence,
        case
            when trim(cause) = '' or trim(evidence) = '' then 'Bitte ergänzen; ohne Grund und Beleg ist nichts nachvollziehbar.'
            when adjusted_value is not null and len(list_distinct(targets)) > 1 then 'Bitte je Ziel eine Abweichung erfassen.'
            else 'Bitte das Ziel angeben, das die Abweichung betrifft.'
        end as way_out
    from touched_deviation
    union all
    select
        named.id as key,
        'Das Ziel „' || target.name || '“ gehört zu ' || coalesce(of_target.name, target.county) || ', '
        || target.budget_year || ', die Abweichung zu ' || coalesce(of_deviation.name, named.county) || ', '
        || named.budget_year || '.' as sentence,
        'Bitte ein Ziel derselben Gebietskörperschaft und desselben Haushaltsjahres angeben.' as way_out
    from named
    inner join target on named.target = target.id
    left join county as of_target on target.county = of_target.county
    left join county as of_deviation on named.county = of_deviation.county
    where target.county <> named.county or target.budget_year <> named.budget_year
)

select
    *,
    'deviation' as table_name,
    'hard' as severity
from fault
