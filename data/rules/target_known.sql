-- Welcher Eintrag verweist auf ein Ziel, das es nicht gibt?
-- Eine Zeile je Verweis ins Leere.
with fact as (
    select
        'report' as table_name,
        id,
        target
    from report
    where target is not null
    union all
    select
        'remark' as table_name,
        id,
        target
    from remark
    where target is not null
    union all
    select
        'deviation' as table_name,
        id,
        -- a blank one is the fault of deviation_explained
        unnest(list_filter(targets, lambda key: trim(key) <> '')) as target
    from deviation
)

select 'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Das Ziel „' || fact.target || '“ gibt es nicht.' as violation
from fact
anti join target on fact.target = target.id
order by violation
