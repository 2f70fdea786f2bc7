-- Frage: Welche Zielsteuerungsdialoge wurden mit dieser Gebietskörperschaft zu diesem Jahr geführt?
-- Zeile: ein Dialog mit Tag, Teilnehmenden, der Zahl der Ergebnisse und wer ihn wann festhielt
select
    dialogue.id as dialogue,
    dialogue.held_on::timestamp as held_on,
    dialogue.participants,
    dialogue.summary,
    count(distinct target_result.id) as results,
    count(distinct commitment.id) as commitments,
    any_value(delivery_state.recorded_by) as recorded_by,
    any_value(delivery_state.recorded_at) as recorded_at,
    reference(dialogue.delivery, dialogue.citation) as evidence
from dialogue
inner join delivery_state on dialogue.delivery = delivery_state.id
left join target_result on dialogue.id = target_result.dialogue
left join commitment on dialogue.id = commitment.dialogue
where dialogue.county = $county and dialogue.budget_year = $year
group by dialogue.id, dialogue.held_on, dialogue.participants, dialogue.summary, dialogue.delivery, dialogue.citation
order by held_on, dialogue
