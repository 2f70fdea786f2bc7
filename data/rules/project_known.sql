-- Welcher Eintrag verweist auf eine Maßnahme, die es nicht gibt?
-- Eine Zeile je Verweis ins Leere.
select
    fact.table_name,
    fact.id as key,
    'hard' as severity,
    'Die Maßnahme „' || fact.project || '“ gibt es nicht.' as sentence,
    'Bitte die Maßnahme mitliefern, oder zuerst zurückziehen, was sich auf sie bezieht.' as way_out
from touched_fact as fact
anti join project on fact.project = project.id
where fact.project is not null
