-- Bei welchem Betrag einer Maßnahme stehen Gebietskörperschaft, Jahr, Programm oder Maßnahmenart anders als bei ihr?
-- Eine Zeile je Betrag.
with stray as (
    -- comparing numbers instead of words keeps millions of projects in memory
    select
        amount.id,
        amount.project
    from amount
    anti join project
        on
            hash(amount.project, amount.county, amount.budget_year, amount.programme, amount.category)
            = hash(project.id, project.county, project.budget_year, project.programme, project.category)
    where amount.level = 'project'
)

select
    'Tabelle amount, Schlüssel ' || stray.id || ': Die Maßnahme „' || project.id || '“ gehört zu '
    || concat_ws(
        ', ',
        project.county,
        coalesce(project.budget_year::varchar, 'Jahr nicht bekannt'),
        project.programme,
        'Maßnahmenart ' || coalesce(project.category::varchar, 'nicht genannt')
    )
    || ', der Betrag nennt anderes.' as violation
from stray
inner join project on stray.project = project.id
order by violation
