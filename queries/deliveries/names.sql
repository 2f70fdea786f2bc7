-- Frage: Wie heißen die Maßnahmen, Ziele und Dialoge mit diesen Schlüsseln, und wessen sind sie?
-- Zeile: ein Schlüssel mit seinem Namen, seiner Gebietskörperschaft und seinem Jahr, ein Ziel mit Kennzahl und Art
select
    id as key,
    name,
    county,
    budget_year,
    null as indicator,
    null as kind
from project
where id in (select unnest($wanted::varchar[]))
union all
select
    id as key,
    name,
    county,
    budget_year,
    indicator,
    kind
from target
where id in (select unnest($wanted::varchar[]))
union all
select
    id as key,
    'Dialog vom ' || day_words(held_on) as name,
    county,
    budget_year,
    null as indicator,
    null as kind
from dialogue
where id in (select unnest($wanted::varchar[]))
order by key
