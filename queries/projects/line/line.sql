-- Frage: Welche Vorgänger und Nachfolger hat eine Maßnahme, mit wie viel Geld und welchen Zielen, auch unter anderem Namen?
-- Zeile: eine Maßnahme der Linie in ihrem Jahr, die gefragte eingeschlossen; Euro je Stufe, Anzahlen von Zielen
-- Vergleicht: nichts, weil eine Projektlinie ihre Jahre aufzählt
with this as (
    select
        project.id,
        project.county,
        project.name,
        project_line.line
    from project
    left join project_line on project.id = project_line.project
    where project.id = $project::varchar
),

member as (
    select
        project.id,
        case
            when project.id = this.id then 'own'
            when project_line.line = this.line then 'line'
            else 'name'
        end as relation,
        project_line.decided_by,
        project_line.decided_on
    from this
    inner join project on this.county = project.county
    left join project_line on project.id = project_line.project
    where
        project.id = this.id
        or project_line.line = this.line
        -- what a person put into another line is not taken by its name
        or (
            project_line.line is null
            and lower(trim(project.name)) = lower(trim(this.name))
        )
),

money as (
    select
        project,
        sum(euros) filter (where stage = 'agreed') as agreed,
        sum(euros) filter (where stage = 'granted') as granted,
        sum(euros) filter (where stage = 'paid') as paid,
        sum(euros) filter (where stage = 'verified') as verified,
        sum(euros) filter (where stage = 'unstated') as unstated,
        list(distinct reference(delivery, citation) order by reference(delivery, citation)) as evidence
    from amount
    where level = 'project' and project in (select id from member)
    group by project
),

aim as (
    select
        project,
        count(*) as targets,
        count(*) filter (where good) as good,
        count(*) filter (where status in ('at_risk', 'missed')) as bad
    from target_status
    where project in (select id from member)
    group by project
)

select
    project.id as project,
    project.budget_year,
    project.name,
    project.category,
    project.places,
    member.relation,
    member.decided_by,
    member.decided_on::timestamp as decided_on,
    money.agreed,
    money.granted,
    money.paid,
    money.verified,
    money.unstated,
    coalesce(aim.targets, 0) as targets,
    coalesce(aim.good, 0) as good,
    coalesce(aim.bad, 0) as bad,
    reference(project.delivery, project.citation) as evidence,
    money.evidence as money_evidence
from member
inner join project on member.id = project.id
left join money on member.id = money.project
left join aim on member.id = aim.project
order by project.budget_year nulls last, project.ordinal, project.id
