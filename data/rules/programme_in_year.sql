-- Welcher Eintrag nennt ein Programm, das es in seinem Haushaltsjahr nicht gab?
-- Eine Zeile je Eintrag und Programm außerhalb der Gültigkeit; ein unbekannter Anfang oder ein unbekanntes Ende begrenzt nicht.
with fact as not materialized (
    select
        'amount' as table_name,
        id,
        budget_year,
        programme
    from amount
    union all
    select
        'project' as table_name,
        id,
        budget_year,
        programme
    from project
    union all
    select
        'target' as table_name,
        id,
        budget_year,
        programme
    from target
    union all
    select
        'extra_need' as table_name,
        id,
        budget_year,
        programme
    from extra_need
    union all
    select
        'agreement' as table_name,
        id,
        budget_year,
        unnest(programmes) as programme
    from agreement
),

-- programmes and years are few; joining every fact with them would put millions of keys into memory
outside as (
    select
        stated.programme,
        stated.budget_year,
        programme.name,
        programme.valid_from,
        programme.valid_to
    from (
        select distinct
            programme,
            budget_year
        from fact
    ) as stated
    inner join programme on stated.programme = programme.code
    where stated.budget_year < programme.valid_from or stated.budget_year > programme.valid_to
),

stray as (
    select
        table_name,
        id,
        programme,
        budget_year
    from fact
    where (programme, budget_year) in (select (programme, budget_year) from outside)
)

select
    'Tabelle ' || stray.table_name || ', Schlüssel ' || stray.id || ': ' || outside.name || ' gibt es im Haushaltsjahr '
    || stray.budget_year || ' nicht (Gültigkeit '
    || coalesce(outside.valid_from::varchar, 'nicht bekannt') || ' bis ' || coalesce(outside.valid_to::varchar, 'heute')
    || ', data/reference/programme.csv).' as violation
from stray
inner join outside on stray.programme = outside.programme and stray.budget_year = outside.budget_year
order by violation
