-- Frage: Was ist in den Dialogen verabredet, und was davon ist an einem Tag noch offen?
-- Zeile: eine Verabredung aus einem Dialog zu diesem oder einem früheren Jahr; überfällige zuerst, erledigte zuletzt
with judged as (
    select
        *,
        case
            when is_closed(closed_on, evidence, $on::date) then 'closed'
            when due_on < $on::date then 'overdue'
            when due_on <= $on::date + 30 then 'due'
            else 'open'
        end as progress
    from commitment
)

select
    judged.id as commitment,
    county.short_name,
    judged.budget_year,
    dialogue.held_on::timestamp as held_on,
    judged.text,
    judged.responsible,
    judged.due_on::timestamp as due_on,
    judged.closed_on::timestamp as closed_on,
    judged.evidence as proof,
    judged.progress,
    judged.recorded_at,
    reference(judged.delivery, judged.citation) as evidence
from judged
inner join county on judged.county = county.county
left join dialogue on judged.dialogue = dialogue.id
where
    -- Never a single year: what was left open in an earlier one is still owed.
    judged.budget_year <= $year
    and county_chosen($counties, judged.county)
    and (len($responsible) = 0 or list_contains($responsible::varchar[], judged.responsible))
order by
    list_position(['overdue', 'due', 'open', 'closed'], judged.progress),
    case when judged.progress = 'closed' then judged.closed_on end desc,
    judged.due_on,
    county.short_name collate de,
    judged.id
