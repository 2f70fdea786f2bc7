-- Wo stehen zwei Summen für dasselbe nebeneinander?
-- Eine Zeile je Gebietskörperschaft, Haushaltsjahr, Programm, Stufe und Ebene (gesamt, Maßnahmenart, Maßnahme).
select
    'Tabelle amount, Schlüssel ' || string_agg(id, ' und ' order by id) || ': Für ' || county || ', ' || budget_year
    || ', ' || programme || ', Stufe ' || stage || ' gibt es ' || count(*)
    || case level
        when 'total' then ' Gesamtsummen.'
        when 'category' then ' Summen der Maßnahmenart ' || category || '.'
        else ' Summen der Maßnahme ' || project || '.'
    end as violation
from amount
where level in ('total', 'category', 'project') and budget_year is not null
group by county, budget_year, programme, stage, level, category, project
having count(*) > 1
order by violation
