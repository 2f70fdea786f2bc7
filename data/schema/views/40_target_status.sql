-- Every target as it is judged by the rule of its year, beside how it would read by the newest.
-- Makes: target_status_source
-- Reads: applies_in, indicator, judged_target, measure_category, project
create view target_status_source as
with judged as (
    select
        * exclude (by_newest_rule),
        lead(status) over by_both as newest_status,
        lead(reason) over by_both as newest_reason,
        lead(reason_code) over by_both as newest_reason_code,
        lead(rule) over by_both as newest_rule
    from judged_target()
    window by_both as (partition by target order by by_newest_rule)
    qualify not by_newest_rule
)

select
    judged.*,
    project.name as project_name,
    project.ordinal as project_ordinal,
    measure_category.short_name as category_name,
    indicator.unit,
    indicator.direction
from judged
left join project on judged.project = project.id
left join measure_category
    on
        judged.category = measure_category.category
        and applies_in(judged.budget_year, measure_category.valid_from, measure_category.valid_to)
left join indicator on judged.indicator = indicator.code;

comment on view target_status_source is 'how the table target_status is computed; one row per target, judged by the rule of its year';
comment on column target_status_source.target is 'key of the target';
comment on column target_status_source.county is 'AGS of the county';
comment on column target_status_source.budget_year is 'budget year of the agreement';
comment on column target_status_source.programme is 'code of the programme';
comment on column target_status_source.category is 'Maßnahmenart 1 to 4; null: across categories';
comment on column target_status_source.project is 'project the target is for; null: none';
comment on column target_status_source.indicator is 'code of the indicator; null for milestone and qualitative targets';
comment on column target_status_source.kind is 'numeric, milestone or qualitative';
comment on column target_status_source.name is 'what is agreed, in words';
comment on column target_status_source.target_value is 'agreed value, or number of agreed milestones; null: none yet';
comment on column target_status_source.base_value is 'starting value of a target that reduces or raises from a base; null: none, or withheld';
comment on column target_status_source.lower_bound is 'lower end of a band';
comment on column target_status_source.upper_bound is 'upper end of a band';
comment on column target_status_source.starts_on is 'real start of the agreed period, never the signature date';
comment on column target_status_source.ends_on is 'end of the agreed period';
comment on column target_status_source.reported_on is 'date of the latest report; null: none';
comment on column target_status_source.report_state is 'state of the latest report: provisional, checked or final; null: no report';
comment on column target_status_source.value is 'value of the latest report; null: none, or withheld';
comment on column target_status_source.missing is 'why there is no value and no judgement: not_reported, not_applicable, secret or not_due, no_value of a report that does not say why, no_report; null: there is one, or the target was dropped';
comment on column target_status_source.due is 'milestones due at the latest report: by their days when all are known, else as reported';
comment on column target_status_source.milestones is 'its dated milestones in their order: number, name, due_on, source (delivery and citation), and state reached (all are), due or open at the latest report; null: no dates';
comment on column target_status_source.cases is 'cases behind a reported rate; null: none, or withheld';
comment on column target_status_source.base_withheld is 'true: its starting value counts persons too few to be shown (geheim)';
comment on column target_status_source.withheld is 'true: persons it counts are too few to be shown (geheim), so nothing is computed from them';
comment on column target_status_source.judgement is 'judgement of the latest report';
comment on column target_status_source.report_evidence is 'what the latest report rests on';
comment on column target_status_source.comment is 'explanation given with the latest report';
comment on column target_status_source.final is 'true: the latest report describes the end of the agreed period or later';
comment on column target_status_source.in_year is 'true: only the share of the months elapsed is asked for at the latest report';
comment on column target_status_source.period_over is 'true: the agreed period had ended on the newest day of which anything is known; without a final report nothing is on track any more';
comment on column target_status_source.share_of_year is 'share of the target asked for at the date of the report, 1 for stocks, rates and final reports; of milestones those due by then; null: nothing is reported or due, no dates are known, or nothing is counted';
comment on column target_status_source.ratio is 'achievement as a fraction, not capped; null: nothing to divide, or the end of the period is not reported';
comment on column target_status_source.percent_allowed is 'false: too small a base for a percentage, or no number at all';
comment on column target_status_source.status is 'what holds: achieved, on_track, at_risk, missed, justified (a dialogue said so), no_target, not_assessable or dropped';
comment on column target_status_source.computed_status is 'the status as the numbers say by the value agreed at first, whatever a dialogue decided';
comment on column target_status_source.judged is 'true: achieved, on_track, at_risk, missed or justified; what is counted of targets is counted of these';
comment on column target_status_source.good is 'true: achieved or on_track';
comment on column target_status_source.dialogue_result is 'latest decision of a dialogue: accepted, justified or new_target; null: none';
comment on column target_status_source.dialogue_value is 'value agreed anew in that dialogue; the status is judged by it; null: none';
comment on column target_status_source.dialogue_on is 'day of that dialogue';
comment on column target_status_source.dialogue_note is 'what was said there';
comment on column target_status_source.dialogue_state is 'provisional (entered by one person), checked or final';
comment on column target_status_source.dialogue_source is 'delivery and citation of that decision';
comment on column target_status_source.reason is 'why a status is not a plain comparison of numbers; null: it is';
comment on column target_status_source.reason_code is 'the same as a code of code_word (status_reason)';
comment on column target_status_source.reason_detail is 'what the words of the reason name: why it was dropped, the day of the last report, the causes of deviations; null: nothing';
comment on column target_status_source.rule is 'version of the rule that judged';
comment on column target_status_source.evidence is 'delivery and citation of the target';
comment on column target_status_source.report_source is 'delivery and citation of the latest report';
comment on column target_status_source.deviation_source is 'delivery and citation of a documented deviation that affects the target; null: none';
comment on column target_status_source.newest_status is 'how status would read by the newest rule, whatever the year';
comment on column target_status_source.newest_reason_code is 'code of the reason by the newest rule';
comment on column target_status_source.newest_reason is 'reason by the newest rule';
comment on column target_status_source.newest_rule is 'newest version of the rule';
comment on column target_status_source.project_name is 'name of the project; null: the target is for none';
comment on column target_status_source.project_ordinal is 'position of the project in the document';
comment on column target_status_source.category_name is 'short name of the Maßnahmenart in this year; null: across categories';
comment on column target_status_source.unit is 'unit of the indicator; null: no indicator';
comment on column target_status_source.direction is 'which way is better: higher, lower, base or band; null: no indicator';
