-- Welcher Eintrag verweist auf ein Ziel, das es nicht gibt?
-- Eine Zeile je Verweis ins Leere.
with named as (
    select
        table_name,
        id,
        target
    from touched_fact
    where target is not null
    union all
    select
        'deviation' as table_name,
        id,
        -- a blank one is the fault of deviation_explained
        unnest(list_filter(targets, lambda key: trim(key) <> '')) as target
    from touched_deviation
)

select distinct
    named.table_name,
    named.id as key,
    'hard' as severity,
    'Das Ziel „' || named.target || '“ gibt es nicht.' as sentence,
    'Bitte das Ziel mitliefern, oder zuerst zurückziehen, was sich auf es bezieht.' as way_out
from named
anti join target on named.target = target.id
