-- Bei welchem Betrag einer Maßnahme stehen Gebietskörperschaft, Jahr, Programm oder Maßnahmenart anders als bei ihr?
-- Eine Zeile je Betrag.
with placed as (
    -- grouping numbers instead of joining words keeps millions of projects in memory
    select
        hash(project, county, budget_year, programme, category) as key,
        true as is_amount
    from touched_amount
    where level = 'project'
    union all
    select
        hash(id, county, budget_year, programme, category) as key,
        false as is_amount
    from touched_project
),

without_project as (
    select key
    from placed
    group by key
    having bool_and(is_amount)
),

stray as (
    select
        amount.id,
        amount.project
    from touched_amount as amount
    semi join without_project
        on
            hash(amount.project, amount.county, amount.budget_year, amount.programme, amount.category)
            = without_project.key
    where amount.level = 'project'
)

select
    'amount' as table_name,
    stray.id as key,
    'hard' as severity,
    'Die Maßnahme „' || project.name || '“ gehört zu '
    || concat_ws(
        ', ',
        coalesce(county.name, project.county),
        coalesce(project.budget_year::varchar, 'Jahr nicht bekannt'),
        project.programme,
        'Maßnahmenart ' || coalesce(project.category::varchar, 'nicht genannt')
    )
    || ', der Betrag nennt anderes.' as sentence,
    'Bitte den Betrag wie die Maßnahme zuordnen, oder die Maßnahme mit allen ihren Beträgen berichtigen.' as way_out
from stray
inner join touched_project as project on stray.project = project.id
left join county on project.county = county.county
