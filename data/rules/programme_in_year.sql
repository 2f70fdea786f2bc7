-- Welcher Eintrag nennt ein Programm, das es in seinem Haushaltsjahr nicht gab?
-- Eine Zeile je Eintrag und Programm außerhalb der Gültigkeit; ein unbekannter Anfang oder ein unbekanntes Ende begrenzt nicht.
with stated as (
    select
        table_name,
        id,
        budget_year,
        programme
    from touched_fact
    union all
    select
        'agreement' as table_name,
        id,
        budget_year,
        unnest(programmes) as programme
    from touched_agreement
)

select
    stated.table_name,
    stated.id as key,
    'hard' as severity,
    programme.name || ' gibt es im Haushaltsjahr ' || stated.budget_year || ' nicht (Gültigkeit '
    || coalesce(programme.valid_from::varchar, 'nicht bekannt') || ' bis ' || coalesce(programme.valid_to::varchar, 'heute')
    || ').' as sentence,
    'Bitte Programm und Haushaltsjahr prüfen.' as way_out
from stated
inner join programme on stated.programme = programme.code
where stated.budget_year < programme.valid_from or stated.budget_year > programme.valid_to
