-- Frage: Was wurde mit dieser Gebietskörperschaft bis zum Tag des Dialogs verabredet, und was ist daraus geworden?
-- Zeile: eine Verabredung; offene zuerst (am längsten fällige oben), erledigte nur seit dem vorigen Dialog
with earlier as (
    select max(held_on) as held_on
    from dialogue
    -- a dialogue about a later year is not the one before that of the year asked about
    where county = $county and budget_year <= $year and held_on < $day::date
)

select
    commitment.id as commitment,
    commitment.dialogue,
    dialogue.held_on::timestamp as held_on,
    commitment.text,
    commitment.responsible,
    commitment.due_on::timestamp as due_on,
    commitment.closed_on::timestamp as closed_on,
    commitment.evidence as proof,
    case
        when is_closed(commitment.closed_on, commitment.evidence, $day::date) then 'closed'
        when commitment.due_on < $day::date then 'overdue'
        else 'open'
    end as progress,
    delivery_state.recorded_by,
    delivery_state.recorded_at,
    reference(commitment.delivery, commitment.citation) as evidence
from commitment
inner join dialogue on commitment.dialogue = dialogue.id
inner join delivery_state on commitment.delivery = delivery_state.id
cross join earlier
where
    commitment.county = $county
    and commitment.budget_year <= $year
    and dialogue.held_on <= $day::date
    and (
        not is_closed(commitment.closed_on, commitment.evidence, $day::date)
        or commitment.closed_on >= earlier.held_on
    )
order by progress = 'closed', commitment.due_on, commitment.id
