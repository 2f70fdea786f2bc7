-- Frage: Welche Zielsteuerungsdialoge wurden mit dieser Gebietskörperschaft zu diesem Jahr geführt?
-- Zeile: ein Dialog mit Tag, Teilnehmenden und der Zahl der Ergebnisse
select
    dialogue.id as dialogue,
    dialogue.held_on::timestamp as held_on,
    dialogue.participants,
    dialogue.summary,
    count(distinct target_result.id) as results,
    count(distinct commitment.id) as commitments,
    reference(dialogue.delivery, dialogue.citation) as evidence
from dialogue
left join target_result on dialogue.id = target_result.dialogue
left join commitment on dialogue.id = commitment.dialogue
where dialogue.county = $county and dialogue.budget_year = $year
group by all
order by held_on, dialogue
