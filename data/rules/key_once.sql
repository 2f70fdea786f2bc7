-- Welcher Schlüssel wurde zum selben Zeitpunkt oder in derselben Lieferung zweimal erfasst?
-- Eine Zeile je Schlüssel, bei dem nicht entschieden ist, welche Fassung gilt.
with fact as (
    select
        'agreement' as table_name,
        id,
        recorded_at,
        delivery
    from log.agreement
    union all
    select
        'amount' as table_name,
        id,
        recorded_at,
        delivery
    from log.amount
    union all
    select
        'commitment' as table_name,
        id,
        recorded_at,
        delivery
    from log.commitment
    union all
    select
        'county_measure' as table_name,
        id,
        recorded_at,
        delivery
    from log.county_measure
    union all
    select
        'deviation' as table_name,
        id,
        recorded_at,
        delivery
    from log.deviation
    union all
    select
        'dialogue' as table_name,
        id,
        recorded_at,
        delivery
    from log.dialogue
    union all
    select
        'lead_question' as table_name,
        id,
        recorded_at,
        delivery
    from log.lead_question
    union all
    select
        'passage' as table_name,
        id,
        recorded_at,
        delivery
    from log.passage
    union all
    select
        'project' as table_name,
        id,
        recorded_at,
        delivery
    from log.project
    union all
    select
        'project_line' as table_name,
        id,
        recorded_at,
        delivery
    from log.project_line
    union all
    select
        'remark' as table_name,
        id,
        recorded_at,
        delivery
    from log.remark
    union all
    select
        'report' as table_name,
        id,
        recorded_at,
        delivery
    from log.report
    union all
    select
        'source' as table_name,
        id,
        recorded_at,
        delivery
    from log.source
    union all
    select
        'target' as table_name,
        id,
        recorded_at,
        delivery
    from log.target
    union all
    select
        'target_result' as table_name,
        id,
        recorded_at,
        delivery
    from log.target_result
    union all
    select
        'extra_need' as table_name,
        id,
        recorded_at,
        delivery
    from log.extra_need
    union all
    select
        'note' as table_name,
        id,
        recorded_at,
        delivery
    from log.note
    union all
    select
        'peer_group' as table_name,
        id,
        recorded_at,
        delivery
    from log.peer_group
),

-- grouping numbers instead of words keeps millions of keys in memory; most keys are recorded once
repeated as (
    select hash(table_name, id) as key
    from fact
    group by hash(table_name, id)
    having count(*) > 1
)

select
    'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Der Schlüssel wurde '
    || case
        when count(*) > count(distinct fact.recorded_at) then 'zum selben Zeitpunkt'
        else 'in derselben Lieferung'
    end
    || ' mehrmals erfasst; es gilt nur eine Fassung.' as violation
from fact
semi join repeated on hash(fact.table_name, fact.id) = repeated.key
anti join (
    select id from log.delivery
    where event = 'withdrawn'
) as withdrawn
    on fact.delivery = withdrawn.id
group by fact.table_name, fact.id
having count(*) > count(distinct fact.recorded_at) or count(*) > count(distinct fact.delivery)
order by violation
