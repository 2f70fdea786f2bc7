-- What puts another value in the place of an agreed one: each deviation after § 6 with each target it names, and each
-- value that a dialogue agreed anew.
-- Makes: adjustment
-- Reads: day_words, deviation, dialogue_decision, reference
create macro adjustment() as table
    -- united by name: what an agreed value does not have is null
    select -- noqa: AM07
        id,
        occurred_on,
        cause,
        evidence,
        rule,
        fixed_cost_share,
        money_before,
        money_after,
        key_data_assumed,
        key_data_actual,
        adjusted_value,
        state,
        reference(delivery, citation) as source,
        unnest(list_distinct(targets)) as target
    from deviation
    union all by name
    -- a value agreed anew in a dialogue takes the place of everything before it, as an explicit one does
    select
        held_on as occurred_on,
        coalesce(note, 'neuer Zielwert') as cause,
        'Dialog vom ' || day_words(held_on) as evidence,
        'dialogue' as rule,
        new_value as adjusted_value,
        state,
        source,
        target
    from dialogue_decision
    where result = 'new_target' and new_value is not null;
