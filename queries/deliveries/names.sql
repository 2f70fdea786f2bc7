-- Frage: Wie heißen die Maßnahmen, Ziele und Dialoge mit diesen Schlüsseln, und wessen sind sie?
-- Zeile: ein Schlüssel mit seinem Namen, seiner Gebietskörperschaft und seinem Jahr
select
    id as key,
    name,
    county,
    budget_year
from project
where id in (select unnest($wanted::varchar[]))
union all
select
    id as key,
    name,
    county,
    budget_year
from target
where id in (select unnest($wanted::varchar[]))
union all
select
    id as key,
    'Dialog vom ' || day_words(held_on) as name,
    county,
    budget_year
from dialogue
where id in (select unnest($wanted::varchar[]))
order by key
