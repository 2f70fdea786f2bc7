-- Welches Ziel und welche Maßnahme endet vor ihrem Beginn?
-- Eine Zeile je Eintrag mit verdrehtem Zeitraum.
with fact as (
    select
        'project' as table_name,
        id
    from project
    where ends_on < starts_on
    union all
    select
        'target' as table_name,
        id
    from target
    where ends_on < starts_on
)

select 'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Das Ende liegt vor dem Beginn.' as violation
from fact
order by violation
