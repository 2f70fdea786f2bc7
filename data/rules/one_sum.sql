-- Wo stehen zwei Summen für dasselbe nebeneinander?
-- Eine Zeile je Gebietskörperschaft, Haushaltsjahr, Programm, Stufe und Ebene (gesamt, Maßnahmenart, Maßnahme).
with stated as (
    select
        *,
        hash(county, budget_year, programme, stage, level, category, project) as key
    from group_amount
    where level = 'project' or (level in ('total', 'category') and budget_year is not null)
),

-- grouping numbers instead of words keeps millions of sums in memory
repeated as (
    select key
    from stated
    group by key
    having count(*) > 1
)

select
    'amount' as table_name,
    string_agg(id, ' und ' order by id) as key,
    'hard' as severity,
    'Für ' || county || ', ' || coalesce(budget_year::varchar, 'Jahr nicht bekannt') || ', ' || programme || ', Stufe ' || stage
    || ' gibt es ' || count(*)
    || case level
        when 'total' then ' Gesamtsummen.'
        when 'category' then ' Summen der Maßnahmenart ' || category || '.'
        else ' Summen der Maßnahme ' || project || '.'
    end as sentence,
    'Bitte eine unter dem Schlüssel der anderen berichtigen, oder die überzählige Lieferung zurückziehen.' as way_out
from stated
semi join repeated on stated.key = repeated.key
group by county, budget_year, programme, stage, level, category, project
having count(*) > 1
