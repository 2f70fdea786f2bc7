-- Makes: adjusted_target_source
-- Reads: adjustment, asked, code_word, indicator, reached, rule, target_status
create view adjusted_target_source as
with step as (
    -- What one deviation does to one target (features 4.2). Money is what the deviation says to be available; what
    -- was paid is asked nowhere here, so a county that spends less keeps its target.
    select
        adjustment.*,
        target_status.kind,
        indicator.direction,
        target_status.target_value,
        -- no achievement of a period whose end is not reported, whatever the value it is measured by
        case
            when target_status.status <> 'not_assessable' or target_status.final or not target_status.period_over
                then target_status.value
        end as value,
        target_status.base_value,
        target_status.lower_bound,
        target_status.upper_bound,
        target_status.ratio,
        rule.adjusted_from,
        rule.adjusted_to,
        row_number() over (partition by adjustment.target order by adjustment.occurred_on, adjustment.id) as place,
        adjustment.rule in ('explicit', 'dialogue') and adjustment.adjusted_value is not null as replaces,
        case
            -- a share of cases stays a share, whatever the money or the number of school leavers
            when target_status.kind <> 'numeric' or indicator.rate or indicator.direction = 'band' then null
            when adjustment.rule = 'key_data' then key_data_actual / nullif(key_data_assumed, 0)
            when not indicator.scales_with_budget or money_before <= 0 then null
            when adjustment.rule = 'proportional' then money_after / money_before
            when adjustment.rule = 'fixed_cost' and fixed_cost_share < 1
                then (money_after - fixed_cost_share * money_before) / (money_before - fixed_cost_share * money_before)
        end as factor
    from adjustment() as adjustment
    inner join target_status on adjustment.target = target_status.target
    left join rule on target_status.rule = rule.id
    left join indicator on target_status.indicator = indicator.code
),

replaced as (
    -- an agreed value takes the place of everything before it
    select
        *,
        coalesce(max(place) filter (where replaces) over (partition by target), 0) as replaced_at
    from step
),

applied as (
    select
        target,
        coalesce(list(id order by place) filter (where id is not null), []) as deviations,
        arg_max(rule, place) as rule,
        arg_max(fixed_cost_share, place) filter (where rule = 'fixed_cost') as fixed_cost_share,
        max(occurred_on) as occurred_on,
        string_agg(cause, '; ' order by place) as cause,
        string_agg(evidence, '; ' order by place) as evidence_words,
        arg_max(money_before, place) as money_before,
        arg_max(money_after, place) as money_after,
        arg_max(source, place) as source,
        case when bool_or(state = 'provisional') then 'provisional' else max(state) end as state,
        any_value(kind) as kind,
        any_value(direction) as direction,
        any_value(target_value)::double as target_value,
        any_value(value) as value,
        any_value(base_value) as base_value,
        any_value(lower_bound) as lower_bound,
        any_value(upper_bound) as upper_bound,
        any_value(ratio) as ratio,
        any_value(adjusted_from) as adjusted_from,
        any_value(adjusted_to) as adjusted_to,
        any_value(adjusted_value) filter (where place = replaced_at)::double as replacement,
        -- nine places: the limits of the clip are met exactly
        round(coalesce(product(factor) filter (where place > replaced_at), 1), 9) as factor,
        count(*) filter (where rule = 'explicit' and place > replaced_at) > 0 as value_open
    from replaced
    group by target
),

decided as (
    select
        *,
        case
            when kind = 'qualitative' or direction = 'band' then 'unchanged'
            when value_open then 'renegotiate'
            when coalesce(replacement, target_value) is null then 'unchanged'
            when factor < adjusted_from or factor > adjusted_to then 'renegotiate'
            when factor = 1 and coalesce(replacement, target_value) = target_value then 'unchanged'
            else 'adjusted'
        end as outcome,
        case when outcome = 'adjusted' then coalesce(replacement, target_value) * factor end as adjusted_value
    from applied
)

select
    target,
    deviations,
    rule,
    coalesce(replacement, target_value) as start_value,
    factor,
    replace(
        code_word.word,
        '{}',
        coalesce(replace(format('{:g}', (100 * fixed_cost_share)::double), '.', ',') || chr(160) || '% ', 'nicht genannten ')
    ) as rule_words,
    occurred_on,
    cause,
    evidence_words,
    money_before,
    money_after,
    adjusted_value,
    case outcome
        when 'unchanged' then ratio
        when 'adjusted'
            then
                reached(decided.kind, direction, value, adjusted_value, base_value, lower_bound, upper_bound)
                / nullif(asked(decided.kind, direction, value, adjusted_value, base_value, lower_bound, upper_bound), 0)
    end as adjusted_ratio,
    -- what exactly meets the adjusted value, measured by the agreed one: where it stands on the scale of the agreed one
    case
        when outcome = 'adjusted'
            then
                reached(decided.kind, direction, adjusted_value, target_value, base_value, lower_bound, upper_bound)
                / nullif(asked(decided.kind, direction, adjusted_value, target_value, base_value, lower_bound, upper_bound), 0)
    end as adjusted_place,
    outcome,
    state,
    source
from decided
left join code_word on code_word.kind in ('deviation_rule', 'adjusted_by') and decided.rule = code_word.code;

comment on view adjusted_target_source is 'how the table adjusted_target is computed; one row per target that a deviation after § 6 names or that a dialogue agreed anew, with what comes of it in order of date';
comment on column adjusted_target_source.target is 'key of the target';
comment on column adjusted_target_source.deviations is 'deviations that name it, in the order they are applied; empty: only a dialogue';
comment on column adjusted_target_source.rule is 'rule of the last deviation: proportional, fixed_cost, key_data, explicit, or dialogue';
comment on column adjusted_target_source.rule_words is 'that rule in German words';
comment on column adjusted_target_source.occurred_on is 'day the last deviation occurred';
comment on column adjusted_target_source.cause is 'why, all deviations in order';
comment on column adjusted_target_source.evidence_words is 'what proves it, all deviations in order';
comment on column adjusted_target_source.money_before is 'available money before the last deviation that names money, euros';
comment on column adjusted_target_source.money_after is 'available money after it, euros; never the money spent';
comment on column adjusted_target_source.adjusted_value is 'value in place of the agreed one; null: not adjusted';
comment on column adjusted_target_source.adjusted_ratio is 'achievement against the adjusted value as a fraction, comparable with target_status.ratio; the agreed one when unchanged, null when to be renegotiated';
comment on column adjusted_target_source.start_value is 'value the factor is applied to: the one agreed last without money or key data, explicitly or in a dialogue; else the agreed one';
comment on column adjusted_target_source.factor is 'what the deviations since then make of it; 1: nothing';
comment on column adjusted_target_source.adjusted_place is 'achievement by the agreed value of somebody who exactly meets the adjusted one; null: not adjusted';
comment on column adjusted_target_source.outcome is 'adjusted, unchanged or renegotiate (outside the shares of what was agreed last that the rule of the year names, or agreed without a value)';
comment on column adjusted_target_source.state is 'provisional where any of its deviations is, else checked or final';
comment on column adjusted_target_source.source is 'delivery and citation of the last deviation';
