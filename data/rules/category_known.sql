-- Welcher Eintrag nennt eine unbekannte Maßnahmenart?
-- Eine Zeile je Eintrag mit einer Maßnahmenart, die es nicht gibt.
select
    fact.table_name,
    fact.id as key,
    'hard' as severity,
    'Die Maßnahmenart ' || fact.category || ' gibt es nicht.' as sentence,
    'Bitte eine der Maßnahmenarten des Katalogs angeben, 1 bis 4.' as way_out
from touched_fact as fact
anti join measure_category on fact.category = measure_category.category
where fact.category is not null
