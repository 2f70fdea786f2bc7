-- Frage: Was haben Kreis, Ministerium oder Veröffentlichungen zu dieser Gebietskörperschaft angemerkt?
-- Zeile: eine Anmerkung des Jahres, oder ohne Jahr, mit dem Ziel oder der Maßnahme, zu der sie gehört
select
    remark.id as remark,
    remark.budget_year,
    remark.side,
    remark.author,
    remark.written_on::timestamp as written_on,
    remark.text,
    remark.target,
    target.name as target_name,
    remark.project,
    project.name as project_name,
    delivery_state.recorded_by,
    delivery_state.recorded_at,
    reference(remark.delivery, remark.citation) as evidence
from remark
inner join delivery_state on remark.delivery = delivery_state.id
left join target on remark.target = target.id
left join project on remark.project = project.id
where remark.county = $county and (remark.budget_year = $year or remark.budget_year is null)
order by remark.budget_year nulls last, remark.written_on nulls last, remark.text, remark.id
