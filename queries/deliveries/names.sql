-- Frage: Wie heißen die Maßnahmen und Ziele mit diesen Schlüsseln?
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
order by key
