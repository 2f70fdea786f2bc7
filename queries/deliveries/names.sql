-- Frage: Wie heißen die Maßnahmen, Ziele und Dialoge mit diesen Schlüsseln?
-- Zeile: ein Schlüssel mit seinem Namen
select
    id as key,
    name
from project
where id in (select unnest($wanted::varchar[]))
union all
select
    id as key,
    name
from target
where id in (select unnest($wanted::varchar[]))
union all
select
    id as key,
    'Dialog vom ' || day_words(held_on) as name
from dialogue
where id in (select unnest($wanted::varchar[]))
order by key
