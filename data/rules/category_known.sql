-- Welcher Eintrag nennt eine unbekannte Maßnahmenart?
-- Eine Zeile je Eintrag mit einer Maßnahmenart, die es nicht gibt.
with fact as (
    select
        'amount' as table_name,
        id,
        category
    from amount
    where category is not null
    union all
    select
        'project' as table_name,
        id,
        category
    from project
    where category is not null
    union all
    select
        'target' as table_name,
        id,
        category
    from target
    where category is not null
)

select 'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Die Maßnahmenart ' || fact.category || ' gibt es nicht.' as violation
from fact
anti join measure_category on fact.category = measure_category.category
order by violation
