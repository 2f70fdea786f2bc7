-- Frage: Welche Maßnahmen hat diese Gebietskörperschaft in diesem Jahr, und was ist über sie bekannt?
-- Zeile: eine Maßnahme in der Reihenfolge des Dokuments; Euro der gewählten Stufe und wie genau sie bekannt sind, Zahl ihrer Ziele
select
    project.id as project,
    project.category,
    measure_category.short_name as category_name,
    project.name,
    project.provider,
    project.target_group,
    project.places,
    amounts.euros,
    amounts.precision,
    targets.targets,
    targets.status,
    project.inferred,
    reference(project.delivery, project.citation) as evidence,
    amounts.evidence as euros_evidence
from project
left join measure_category
    on
        project.category = measure_category.category
        and applies_in($year, measure_category.valid_from, measure_category.valid_to)
left join (
    select
        allocation.project,
        sum(allocation.euros) as euros,
        joint_precision(allocation.precision) as precision,
        string_agg(distinct allocation.evidence, chr(10) order by allocation.evidence) as evidence
    from allocation
    where
        allocation.county = $county
        and allocation.budget_year = $year
        and allocation.stage = $stage
        and allocation.programme = $programme
        and allocation.project is not null
    group by allocation.project
) as amounts on project.id = amounts.project
left join (
    select
        target_status.project,
        count(*) as targets,
        case when count(*) = 1 then any_value(target_status.status) end as status
    from target_status
    where target_status.county = $county and target_status.budget_year = $year
    group by target_status.project
) as targets on project.id = targets.project
where
    project.county = $county
    and project.budget_year = $year
    and project.programme = $programme
    and category_chosen($categories, project.category)
order by project.category nulls last, project.ordinal, project.name
