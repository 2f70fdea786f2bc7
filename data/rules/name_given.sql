-- Welcher Eintrag hat keinen Namen?
-- Eine Zeile je Maßnahme, Ziel, Zielvereinbarung oder Quelle mit leerem Namen oder Titel.
with fact as (
    select
        'agreement' as table_name,
        id
    from agreement
    where trim(title) = ''
    union all
    select
        'project' as table_name,
        id
    from project
    where trim(name) = ''
    union all
    select
        'source' as table_name,
        id
    from source
    where trim(title) = ''
    union all
    select
        'target' as table_name,
        id
    from target
    where trim(name) = ''
)

select 'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Der Name oder Titel fehlt.' as violation
from fact
order by violation
