-- Frage: Was wurde in den Dialogen bis zu diesem Tag je Ziel festgehalten, auch zu früheren Jahren?
-- Zeile: ein Ergebnis zu einem Ziel, der jüngste Dialog zuerst
-- Vergleicht: nichts, weil jedes Ergebnis zu seinem Ziel gehört
select
    dialogue.held_on::timestamp as held_on,
    target_result.budget_year,
    target.name,
    target_result.result,
    target_result.new_value,
    indicator.unit,
    target_result.note,
    reference(target_result.delivery, target_result.citation) as evidence
from target_result
inner join dialogue on target_result.dialogue = dialogue.id
inner join target on target_result.target = target.id
left join indicator on target.indicator = indicator.code
where
    target_result.county = $county
    and target_result.budget_year <= $year
    and dialogue.held_on <= $day::date
order by dialogue.held_on desc, target.name, target_result.id
