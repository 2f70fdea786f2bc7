-- Welcher Eintrag nennt ein unbekanntes Programm?
-- Eine Zeile je Eintrag und unbekanntem Programm.
with fact as (
    select
        'amount' as table_name,
        id,
        programme
    from amount
    union all
    select
        'project' as table_name,
        id,
        programme
    from project
    union all
    select
        'target' as table_name,
        id,
        programme
    from target
    union all
    select
        'extra_need' as table_name,
        id,
        programme
    from extra_need
    union all
    select
        'agreement' as table_name,
        id,
        unnest(programmes) as programme
    from agreement
)

select 'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Das Programm „' || fact.programme || '“ ist nicht bekannt.' as violation
from fact
where fact.programme not in (select code from programme)
order by violation
