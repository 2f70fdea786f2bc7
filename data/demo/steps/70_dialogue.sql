-- Zielsteuerungsdialoge in the autumn of the year or the spring after, with what was agreed and said there.
create temp table dialogue_draft as
select
    *,
    key || '/D1' as id,
    'dialog-' || slug as delivery
from (
    select
        *,
        workday(case
            -- what deviated is on paper before it is talked about
            when roll(key, 'autumn') < 0.65 and deviates then days(make_date(year, 10, 12), key, 'held', 48)
            when roll(key, 'autumn') < 0.65 then days(make_date(year, 9, 15), key, 'held', 75)
            else days(make_date(year + 1, 2, 15), key, 'held', 60)
        end) as held_on
    from county_year
    where roll(key, 'no dialogue') >= 0.08
) as held
where held_on <= date '2026-10-30';

create temp table commitment_draft as
with agreed_there as (
    select
        *,
        number.no,
        id || '/' || number.no as commitment,
        -- neighbours in the list, so that no dialogue agrees the same twice
        getvariable('commitments')[
            1 + (floor(roll(key, 'first commitment') * 8)::integer + number.no) % len(getvariable('commitments'))
        ] as what,
        workday(days(held_on + 60, id || '/' || number.no, 'due', 200)) as due_on
    from dialogue_draft, lateral (
        select unnest(range(1, 3 + floor(roll(key, 'commitments') * 3)::integer)) as no
    ) as number
)

select
    * exclude (what),
    struct_extract(what, 'text') as wording,
    struct_extract(what, 'responsible') as who,
    struct_extract(what, 'evidence') as evidence,
    case
        when
            roll(commitment, 'open') < case when year >= 2025 then 0.7 when year >= 2023 then 0.93 else 0.99 end
            and workday(days(due_on - 25, commitment, 'closed', 50)) <= date '2026-10-30'
            then workday(days(due_on - 25, commitment, 'closed', 50))
    end as closed_on,
    'erledigt-' || slug as closing_delivery
from agreed_there;

create temp table remark_draft as
with asked_about as (
    -- the target that the ministry asks about, and the county answers for
    select
        key,
        arg_min(id, (quality, id)) as target
    from target_draft
    group by key
    having min(quality) < 0.9
),

said as (
    select
        key,
        1 as no,
        'county' as side,
        pick(getvariable('county_remarks'), key, 'county remark') as text,
        null::varchar as project,
        null::varchar as target
    from dialogue_draft
    where roll(key, 'county remarks') < 0.7
    union all
    select
        key,
        2 as no,
        'ministry' as side,
        pick(getvariable('ministry_remarks'), key, 'ministry remark') as text,
        null as project,
        null as target
    from dialogue_draft
    where roll(key, 'ministry remarks') < 0.8
    union all
    select
        key,
        3 as no,
        'ministry' as side,
        pick(getvariable('target_remarks'), key, 'target remark') as text,
        null as project,
        target
    from asked_about
    union all
    select
        key,
        5 as no,
        'county' as side,
        pick(getvariable('target_answers'), key, 'target answer') as text,
        null as project,
        target
    from asked_about
    union all
    select
        key,
        4 as no,
        'county' as side,
        pick(getvariable('project_remarks'), key, 'project remark') as text,
        id as project,
        null as target
    from project_draft
    where ordinal = 1 and roll(key, 'project remarks') < 0.3
)

select
    said.*,
    dialogue_draft.county,
    dialogue_draft.name,
    dialogue_draft.year,
    dialogue_draft.state,
    dialogue_draft.held_on,
    dialogue_draft.delivery
from said
inner join dialogue_draft on said.key = dialogue_draft.key;

-- Counties that could use more in the year than was agreed.
create temp table extra_need_draft as
select
    key,
    county,
    year,
    slug,
    name,
    programme,
    state,
    workday(days(make_date(year, 7, 1), key, 'need day', 75)) as stated_on,
    round(agreed * (0.03 + 0.09 * roll(key, 'need')), -2)::decimal(14, 2) as euros,
    pick([
        'Weitere Plätze in der Ausbildungsvorbereitung', 'Zweite Gruppe der Teilqualifizierung',
        'Sprachförderung neben der Ausbildung', 'Ausbildungscoaching für zusätzliche Betriebe'
    ], key, 'need reason') as reason
from county_year
where roll(key, 'needs more') < 0.12;
