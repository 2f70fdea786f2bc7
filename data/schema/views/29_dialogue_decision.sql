-- What a Zielsteuerungsdialog decided about a target holds until another one decides: whether a reason carries is the
-- ministry's word, no side effect of an entry.
-- Makes: dialogue_decision
-- Reads: dialogue, reference, target_result
create view dialogue_decision as
select
    target_result.target,
    target_result.result,
    target_result.new_value,
    target_result.note,
    dialogue.held_on,
    target_result.state,
    reference(target_result.delivery, target_result.citation) as source
from target_result
inner join dialogue on target_result.dialogue = dialogue.id
-- what stayed open decides nothing and leaves standing what was decided before
where target_result.result <> 'open'
qualify row_number() over (partition by target_result.target order by dialogue.held_on desc, target_result.id desc) = 1;

comment on view dialogue_decision is 'one row per target that a dialogue decided about, with its latest decision';
comment on column dialogue_decision.target is 'key of the target';
comment on column dialogue_decision.result is 'accepted (the state as it is), justified (a deviation with good reason) or new_target';
comment on column dialogue_decision.new_value is 'value agreed anew, in the unit of the target; null: none';
comment on column dialogue_decision.note is 'what was said, in a sentence; null: nothing';
comment on column dialogue_decision.held_on is 'day of the dialogue';
comment on column dialogue_decision.state is 'provisional (entered by one person), checked or final';
comment on column dialogue_decision.source is 'delivery and citation of the decision';
