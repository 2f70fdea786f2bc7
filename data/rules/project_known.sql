-- Welcher Eintrag verweist auf eine Maßnahme, die es nicht gibt?
-- Eine Zeile je Verweis ins Leere.
with fact as (
    select
        'amount' as table_name,
        id,
        project
    from amount
    where project is not null
    union all
    select
        'target' as table_name,
        id,
        project
    from target
    where project is not null
    union all
    select
        'remark' as table_name,
        id,
        project
    from remark
    where project is not null
    union all
    select
        'project_line' as table_name,
        id,
        project
    from project_line
    where project is not null
)

select 'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Die Maßnahme „' || fact.project || '“ gibt es nicht.' as violation
from fact
anti join project on fact.project = project.id
order by violation
