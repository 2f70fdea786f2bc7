-- Wo stehen zwei Gesamtsummen nebeneinander?
-- Eine Zeile je Gebietskörperschaft, Haushaltsjahr, Programm und Stufe mit mehr als einer Gesamtsumme.
select
    'Tabelle amount, Schlüssel ' || string_agg(id, ' und ' order by id) || ': Für ' || county || ', ' || budget_year
    || ', ' || programme || ', Stufe ' || stage || ' gibt es ' || count(*) || ' Gesamtsummen.' as violation
from amount
where level = 'total' and budget_year is not null
group by county, budget_year, programme, stage
having count(*) > 1
order by violation
