-- Welcher Eintrag nennt ein Programm, das es in seinem Haushaltsjahr nicht gab?
-- Eine Zeile je Eintrag und Programm außerhalb der Gültigkeit; ein unbekannter Anfang oder ein unbekanntes Ende begrenzt nicht.
with fact as (
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
)

select
    'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': ' || programme.name || ' gibt es im Haushaltsjahr '
    || fact.budget_year || ' nicht (Gültigkeit '
    || coalesce(programme.valid_from::varchar, 'nicht bekannt') || ' bis ' || coalesce(programme.valid_to::varchar, 'heute')
    || ', data/reference/programme.csv).' as violation
from fact
inner join programme on fact.programme = programme.code
where fact.budget_year < programme.valid_from or fact.budget_year > programme.valid_to
order by violation
