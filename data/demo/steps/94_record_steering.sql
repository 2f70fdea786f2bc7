-- Targets, reports, deviations and dialogues into the log.
insert into log.target by name
select
    id,
    county,
    year as budget_year,
    programme,
    category,
    project,
    indicator,
    kind,
    name,
    target_value,
    case when not still_open then counted_from end as base_value,
    lower_bound,
    upper_bound,
    starts_on,
    ends_on,
    agreement_delivery as delivery,
    '§ 5' as citation,
    state,
    agreed_at as recorded_at,
    false as removed
from target_draft;

-- The steps of a milestone target in equal parts of its period, each due at the end of a month, as its reports count.
insert into log.milestone by name
select
    target_draft.id || '/M' || step.number as id,
    target_draft.id as target,
    step.number::integer as number,
    phrase.text as name,
    (
        starts_on
        + to_months(ceil(step.number * date_diff('month', starts_on, ends_on + 1) / target_value - 0.001)::integer)
    )::date - 1 as due_on,
    agreement_delivery as delivery,
    '§ 5' as citation,
    state,
    agreed_at as recorded_at,
    false as removed
from target_draft
inner join (select unnest(range(1, 7)) as number) as step
    on target_draft.target_value >= step.number
inner join phrase
    on
        phrase.kind = 'milestone'
        and target_draft.category = phrase.more::integer
        -- the last of the words is the end of every target
        and case when target_draft.target_value = step.number then 6 else step.number end = phrase.extra::integer
where target_draft.kind = 'milestone';

-- dropped later: a newer row for the key
insert into log.target by name
select
    agreed.* replace (
        target_draft.dropped_on as dropped_on,
        target_draft.drop_reason as drop_reason,
        document.id as delivery,
        'Änderungsvermerk, Zeile ' || target_draft.no as citation,
        document.recorded_at as recorded_at
    )
from log.target as agreed
inner join target_draft on agreed.id = target_draft.id
inner join document on 'aenderung-' || target_draft.slug = document.id
where target_draft.dropped_on is not null;

insert into log.report by name
select
    report as id,
    report_draft.id as target,
    reported_on,
    value,
    due,
    cases,
    judgement,
    evidence,
    county_name as reported_by,
    comment,
    missing,
    delivery,
    citation,
    state,
    document.recorded_at,
    false as removed
from report_draft
inner join document on report_draft.delivery = document.id;

-- reached with a day and evidence: a newer row for the key, told with the first report that counts it
insert into log.milestone by name
with counted as (
    select
        milestone.id,
        arg_min(report_draft, report_draft.reported_on) as report
    from log.milestone as milestone
    inner join report_draft on milestone.target = report_draft.id and milestone.number <= report_draft.value
    -- what was reported before the agreement was signed is told with the first report after it
    inner join document on report_draft.delivery = document.id and milestone.recorded_at < document.recorded_at
    group by milestone.id
)

select
    agreed.* replace (
        least(agreed.due_on, counted.report.reported_on) as reached_on,
        coalesce(counted.report.evidence, 'Vermerk zur Meldung (erfunden)') as evidence,
        document.id as delivery,
        counted.report.citation as citation,
        counted.report.state as state,
        document.recorded_at as recorded_at
    )
from log.milestone as agreed
inner join counted on agreed.id = counted.id
inner join document on counted.report.delivery = document.id;

-- An agreed value is for one target, so such a deviation is recorded target by target.
insert into log.deviation by name
with recorded as (
    select
        *,
        1 as number,
        null::double as adjusted_value
    from deviation_draft
    where rule <> 'explicit'
    union all by name
    select
        deviation_draft.* exclude (targets),
        [target_draft.id] as targets,
        list_position(deviation_draft.targets, target_draft.id) as number,
        -- about a fifth fewer persons or steps; shares stay as they are
        case
            when target_draft.kind = 'milestone' then target_draft.target_value - 1
            when indicator in ('entries', 'places', 'completions')
                then round(target_draft.target_value * (0.75 + 0.15 * roll(target_draft.id, 'adjusted')))
        end as adjusted_value
    from deviation_draft
    inner join target_draft on list_contains(deviation_draft.targets, target_draft.id)
    where deviation_draft.rule = 'explicit'
)

select
    key || '/A' || number as id,
    county,
    year as budget_year,
    deviated_on as occurred_on,
    cause,
    evidence,
    targets,
    rule,
    case when rule = 'fixed_cost' then 0.2 + round(roll(key, 'fixed') * 0.2, 2) end as fixed_cost_share,
    -- the targets were agreed for the agreed money
    case when has_grant and granted_later is not null then agreed end as money_before,
    case when has_grant then granted_later end as money_after,
    -- school leavers of the county: assumed in the agreement, counted in autumn
    case when rule = 'key_data' then round(400 + 1800 * roll(county, 'school leavers')) end as key_data_assumed,
    round(key_data_assumed * (0.78 + 0.14 * roll(key, 'school leavers'))) as key_data_actual,
    adjusted_value,
    deviation_delivery as delivery,
    'Vermerk, Nr. ' || number as citation,
    state,
    document.recorded_at,
    false as removed
from recorded
inner join document on recorded.deviation_delivery = document.id;

insert into log.dialogue by name
select
    dialogue_draft.id,
    county,
    year as budget_year,
    held_on,
    'Ministerium; ' || name as participants,
    pick(getvariable('summaries'), key, 'summary') as summary,
    delivery,
    'Protokoll, Nr. 1' as citation,
    state,
    document.recorded_at,
    false as removed
from dialogue_draft
inner join document on dialogue_draft.delivery = document.id;

-- What the talks made of the targets: reasons are accepted or not, some values agreed anew, some states as they are.
create temp table said_draft as
select
    target_draft.id,
    case
        when affected and roll(target_draft.id, 'said') < 0.55 then 'justified'
        when
            affected and roll(target_draft.id, 'said') < 0.8 and target_value is not null
            and indicator in ('entries', 'places', 'completions') and deviation_draft.rule = 'proportional'
            then 'new_target'
        when affected then 'open'
        when quality < 0.95 and roll(target_draft.id, 'said') < 0.4 then 'accepted'
    end as result
from target_draft
left join deviation_draft on target_draft.key = deviation_draft.key
where dropped_on is null;

insert into log.target_result by name
select
    dialogue_draft.id || '/' || target_draft.id as id,
    dialogue_draft.id as dialogue,
    dialogue_draft.county,
    dialogue_draft.year as budget_year,
    target_draft.id as target,
    said.result,
    case when said.result = 'new_target' then round(target_draft.target_value * 0.85) end as new_value,
    case said.result
        when 'justified' then 'Die dokumentierte Abweichung trägt'
        when 'new_target' then 'An das verfügbare Geld angepasst'
        when 'open' then 'Unterlagen werden nachgereicht'
    end as note,
    dialogue_draft.delivery,
    'Protokoll, Nr. 1' as citation,
    dialogue_draft.state,
    document.recorded_at,
    false as removed
from dialogue_draft
inner join document on dialogue_draft.delivery = document.id
inner join target_draft on dialogue_draft.key = target_draft.key
inner join said_draft as said on target_draft.id = said.id
where said.result is not null;

create temp table commitment_told as
select
    commitment as id,
    id as dialogue,
    county,
    year as budget_year,
    wording as text,
    case when who = 'Ministerium' then 'Ministerium' else name end as responsible,
    due_on,
    closed_on,
    evidence,
    delivery,
    closing_delivery,
    no,
    state
from commitment_draft;

insert into log.commitment by name
select
    told.* exclude (closed_on, evidence, closing_delivery, no),
    'Protokoll, Nr. ' || told.no + 1 as citation,
    document.recorded_at,
    false as removed
from commitment_told as told
inner join document on told.delivery = document.id;

-- closed with evidence: a newer row for the key
insert into log.commitment by name
select
    told.* exclude (delivery, closing_delivery, no),
    told.closing_delivery as delivery,
    'Zeile ' || told.no as citation,
    document.recorded_at,
    false as removed
from commitment_told as told
inner join document on told.closing_delivery = document.id
where told.closed_on is not null;

insert into log.remark by name
select
    key || '/B' || no as id,
    county,
    year as budget_year,
    project,
    target,
    side,
    case when side = 'county' then name else 'Ministerium' end as author,
    held_on as written_on,
    text,
    delivery,
    'Protokoll, Anmerkung ' || no as citation,
    state,
    document.recorded_at,
    false as removed
from remark_draft
inner join document on remark_draft.delivery = document.id;

insert into log.extra_need by name
select
    key || '/M1' as id,
    county,
    year as budget_year,
    programme,
    euros,
    stated_on,
    reason,
    'mehrbedarf-' || slug as delivery,
    'Meldung, Nr. 1' as citation,
    state,
    document.recorded_at,
    false as removed
from extra_need_draft
inner join document on 'mehrbedarf-' || extra_need_draft.slug = document.id;
