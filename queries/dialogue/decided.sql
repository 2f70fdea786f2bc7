-- Frage: Welches Ergebnis steht zu welchem Ziel in den Dialogen zu diesem Jahr, und wer hielt es wann fest?
-- Zeile: ein Ergebnis zu einem Ziel, der jüngste Dialog zuerst
select
    target_result.id as decision,
    target_result.dialogue,
    target_result.target,
    target_result.result,
    target_result.new_value,
    target_result.note,
    delivery_state.recorded_by,
    delivery_state.recorded_at
from target_result
inner join dialogue on target_result.dialogue = dialogue.id
inner join delivery_state on target_result.delivery = delivery_state.id
where target_result.county = $county and target_result.budget_year = $year
order by dialogue.held_on desc, target_result.id
