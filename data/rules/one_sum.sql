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
    string_agg(stated.id, ' und ' order by stated.id) as key,
    'hard' as severity,
    'Für ' || coalesce(max(county.name), stated.county) || ', '
    || coalesce(stated.budget_year::varchar, 'Jahr nicht bekannt') || ', ' || stated.programme || ', '
    || case stated.stage
        when 'announced' then 'in Aussicht gestellt'
        when 'agreed' then 'vereinbart'
        when 'granted' then 'bewilligt'
        when 'paid' then 'ausgezahlt'
        when 'verified' then 'nachgewiesen'
        else 'Stufe nicht genannt'
    end
    || ' gibt es ' || count(*)
    || case stated.level
        when 'total' then ' Gesamtsummen.'
        when 'category' then ' Summen der Maßnahmenart ' || stated.category || '.'
        else ' Summen der Maßnahme „' || coalesce(max(project.name), stated.project) || '“.'
    end as sentence,
    'Bitte eine unter dem Schlüssel der anderen berichtigen, oder die überzählige Lieferung zurückziehen.' as way_out
from stated
semi join repeated on stated.key = repeated.key
left join county on stated.county = county.county
left join project on stated.project = project.id
group by
    stated.county, stated.budget_year, stated.programme, stated.stage, stated.level, stated.category, stated.project
having count(*) > 1
