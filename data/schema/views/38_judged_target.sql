-- The same judgement by two rules: that of the target's year, which stands, and the newest, which only shows how
-- earlier years would read today. Both in one pass, two rows per target: as two questions the same plan was made twice,
-- 60 ms of every recording.
-- Makes: judged_target
-- Reads: achievement, applies_in, asked, code_word, day_words, deviation, dialogue_decision, expected_delivery, newest_day,
-- Reads: number_words, reached, reference, rule
create macro judged_target() as table
    with applied_rule as (
        select
            *,
            false as by_newest_rule,
            valid_from as judged_from,
            coalesce(valid_to, 9999) as judged_to
        from rule
        union all
        select
            *,
            true as by_newest_rule,
            0 as judged_from,
            9999 as judged_to
        from rule
        qualify valid_from = max(valid_from) over ()
    ),

    valued as (
        -- as agreed at first, and beside it with the value that a dialogue put in its place
        select
            achievement.* replace (
                case when reading.as_agreed then target_value else decision.new_value end as target_value,
                case
                    when reading.as_agreed then reached
                    else reached(kind, direction, value, decision.new_value, base_value, lower_bound, upper_bound)
                end as reached,
                case
                    when reading.as_agreed then asked
                    else asked(kind, direction, value, decision.new_value, base_value, lower_bound, upper_bound)
                end as asked
            ),
            reading.as_agreed
        from achievement
        left join dialogue_decision as decision on achievement.id = decision.target and decision.result = 'new_target'
        cross join (values (true), (false)) as reading (as_agreed)
        where reading.as_agreed or decision.new_value is not null
    ),

    measured as (
        -- the share of the year as two whole numbers: 10 / 17 as a fraction would miss a limit that is met exactly
        select
            achievement.*,
            coalesce(ends_on < newest_day.day, false) as period_over,
            -- its end is not reported: what was on track then may have come to anything
            period_over and not coalesce(final, false) as end_missing,
            -- Why there is no value: as a report says, else only that there is none. Nobody has to report before the first
            -- report of the year is due.
            case
                when dropped_on is not null or coalesce(value::varchar, judgement) is not null then null
                when withheld then 'secret'
                when reported_on is not null then coalesce(stated_missing, 'no_value')
                when
                    newest_day.day < starts_on
                    or newest_day.day <= make_date(budget_year + interim.years_later, interim.due_month, interim.due_day)
                    then 'not_due'
                else 'no_report'
            end as missing,
            (case when in_year then elapsed_months else 1 end)::smallint as asked_months,
            (case when in_year then agreed_months else 1 end)::smallint as full_months
        from valued as achievement
        cross join newest_day
        left join expected_delivery as interim
            on
                interim.code = 'interim_report'
                and applies_in(achievement.budget_year, interim.valid_from, interim.valid_to)
    ),

    explained as (
        select
            affected.target,
            string_agg(affected.cause, '; ' order by affected.occurred_on, affected.id) as causes,
            max(affected.occurred_on) as deviated_on,
            any_value(affected.evidence) as evidence
        from (
            select
                id,
                occurred_on,
                cause,
                reference(delivery, citation) as evidence,
                unnest(targets) as target
            from deviation
        ) as affected
        group by affected.target
    ),

    judged as (
        select
            achievement.*,
            reading.by_newest_rule,
            rule.id as rule,
            rule.minimum_base,
            rule.minimum_cases,
            rule.at_risk_from,
            explained.causes,
            explained.deviated_on,
            explained.evidence as deviation_source,
            case
                when dropped_on is not null then 'dropped'
                when kind = 'numeric' and coalesce(target_value, lower_bound, upper_bound) is null then 'no_target'
                when reported_on is null then 'not_assessable'
                when kind = 'qualitative' and end_missing and judgement <> 'fulfilled' then 'not_assessable'
                when kind = 'qualitative'
                    then
                        case judgement
                            when 'fulfilled' then 'achieved'
                            when 'on_track' then if(period_over, 'not_assessable', 'on_track')
                            when 'partly' then 'at_risk'
                            when 'not_fulfilled' then 'missed'
                            else 'not_assessable'
                        end
                when reached is null or asked is null then 'not_assessable'
                when rate and coalesce(cases, 0) < rule.minimum_cases then 'not_assessable'
                when reached >= asked * rule.achieved_from and (final or kind = 'milestone' or prorated)
                    then 'achieved'
                when end_missing then 'not_assessable'
                when kind = 'milestone' and not final and value >= coalesce(due, target_value) then 'on_track'
                when not final and reached * full_months >= asked * rule.achieved_from * asked_months then 'on_track'
                when final and reached >= asked * rule.at_risk_from then 'at_risk'
                when final then 'missed'
                else 'at_risk'
            end as judged_status
        from measured as achievement
        left join explained on achievement.id = explained.target
        cross join (values (false), (true)) as reading (by_newest_rule)
        left join applied_rule as rule
            on
                reading.by_newest_rule = rule.by_newest_rule
                and achievement.budget_year between rule.judged_from and rule.judged_to
    ),

    standing as (
        -- judged by the value that holds, beside how it reads by the value agreed at first
        select
            judged.*,
            max(judged_status) filter (where as_agreed) over by_both as computed_status,
            max(target_value) filter (where as_agreed) over by_both as agreed_value,
            max(reached) filter (where as_agreed) over by_both as agreed_reached,
            max(asked) filter (where as_agreed) over by_both as agreed_asked,
            decision.result as dialogue_result,
            decision.new_value as dialogue_value,
            decision.held_on as dialogue_on,
            decision.note as dialogue_note,
            decision.state as dialogue_state,
            decision.source as dialogue_source,
            case
                when decision.result = 'justified' and judged.judged_status in ('at_risk', 'missed') then 'justified'
                else judged.judged_status
            end as status
        from judged
        left join dialogue_decision as decision on judged.id = decision.target
        window by_both as (partition by judged.id, judged.by_newest_rule)
        qualify row_number() over (partition by judged.id, judged.by_newest_rule order by judged.as_agreed) = 1
    ),

    reasoned as (
        select
            *,
            case
                when dropped_on is not null then 'dropped'
                when judged_status = 'no_target' then 'no_target'
                when reported_on is null and missing = 'not_due' then 'not_due'
                when reported_on is null then 'no_report'
                when judged_status = 'not_assessable' and withheld then 'withheld'
                when judged_status = 'not_assessable' and coalesce(value::varchar, judgement) is null
                    then if(missing = 'not_reported', 'no_value', missing)
                when judged_status = 'not_assessable' and kind <> 'qualitative' and (reached is null or asked is null)
                    then 'not_computable'
                when judged_status = 'not_assessable' and end_missing then 'end_missing'
                when judged_status = 'not_assessable' and kind = 'qualitative' then 'end_undecided'
                when judged_status = 'not_assessable' then 'few_cases'
                when status = 'justified' then 'justified'
                when not as_agreed then 'new_target'
                -- documented is not judged: whether it carries is said in a dialogue on that day or later
                when judged_status in ('at_risk', 'missed') and deviated_on > coalesce(dialogue_on, date '1900-01-01')
                    then 'deviation'
                when
                    not final and judged_status = 'at_risk' and kind = 'numeric'
                    and reached * full_months < asked * at_risk_from * asked_months then 'far_behind'
            end as reason_code,
            case reason_code
                when 'dropped' then drop_reason
                when 'end_missing' then day_words(reported_on)
                when 'deviation' then causes
                when 'justified' then day_words(dialogue_on) || coalesce(': ' || nullif(trim(dialogue_note), ''), '')
                when 'new_target' then number_words(dialogue_value) || ', Dialog vom ' || day_words(dialogue_on)
            end as reason_detail
        from standing
    )

    select
        by_newest_rule,
        id as target,
        county,
        budget_year,
        programme,
        category,
        project,
        indicator,
        reasoned.kind,
        name,
        agreed_value as target_value,
        base_value,
        lower_bound,
        upper_bound,
        starts_on,
        ends_on,
        reported_on,
        report_state,
        value,
        missing,
        due,
        milestones,
        cases,
        base_withheld,
        withheld,
        judgement,
        report_evidence,
        comment,
        final,
        in_year,
        period_over,
        share_of_year,
        case when judged_status <> 'not_assessable' or not end_missing then agreed_reached / nullif(agreed_asked, 0) end as ratio,
        -- features 4.7: no percentage from a base below ten, for a rate from fewer than ten cases
        coalesce(reasoned.kind = 'numeric' and case
            when rate then cases >= minimum_cases
            when direction = 'band' then true
            when direction = 'base' then abs(base_value - agreed_value) >= minimum_base
            else agreed_value >= minimum_base
        end, false) as percent_allowed,
        status,
        computed_status,
        -- the one place that says which targets count as judged, and which of them as good
        status in ('achieved', 'on_track', 'at_risk', 'missed', 'justified') as judged,
        status in ('achieved', 'on_track') as good,
        dialogue_result,
        dialogue_value,
        dialogue_on,
        dialogue_note,
        dialogue_state,
        dialogue_source,
        reason_code,
        reason_detail,
        nullif(replace(code_word.word, '{}', coalesce(reason_detail, '')), '') as reason,
        rule,
        reference(delivery, citation) as evidence,
        report_source,
        deviation_source
    from reasoned
    left join code_word on code_word.kind = 'status_reason' and reasoned.reason_code = code_word.code;
