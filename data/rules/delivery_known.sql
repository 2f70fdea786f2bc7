-- Welche Zeile gehört zu keiner verzeichneten Lieferung?
-- Eine Zeile je Eintrag ohne Lieferung.
with fact as (
    -- the log, because what names no delivery of this recording never reaches what holds now
    select
        'agreement' as table_name,
        id,
        delivery
    from log.agreement
    union all
    select
        'amount' as table_name,
        id,
        delivery
    from log.amount
    union all
    select
        'commitment' as table_name,
        id,
        delivery
    from log.commitment
    union all
    select
        'county_measure' as table_name,
        id,
        delivery
    from log.county_measure
    union all
    select
        'deviation' as table_name,
        id,
        delivery
    from log.deviation
    union all
    select
        'dialogue' as table_name,
        id,
        delivery
    from log.dialogue
    union all
    select
        'lead_question' as table_name,
        id,
        delivery
    from log.lead_question
    union all
    select
        'passage' as table_name,
        id,
        delivery
    from log.passage
    union all
    select
        'project' as table_name,
        id,
        delivery
    from log.project
    union all
    select
        'project_line' as table_name,
        id,
        delivery
    from log.project_line
    union all
    select
        'remark' as table_name,
        id,
        delivery
    from log.remark
    union all
    select
        'report' as table_name,
        id,
        delivery
    from log.report
    union all
    select
        'source' as table_name,
        id,
        delivery
    from log.source
    union all
    select
        'target' as table_name,
        id,
        delivery
    from log.target
    union all
    select
        'target_result' as table_name,
        id,
        delivery
    from log.target_result
    union all
    select
        'extra_need' as table_name,
        id,
        delivery
    from log.extra_need
    union all
    select
        'note' as table_name,
        id,
        delivery
    from log.note
    union all
    select
        'peer_group' as table_name,
        id,
        delivery
    from log.peer_group
)

select 'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Die Lieferung „' || fact.delivery || '“ ist nicht verzeichnet.' as violation
from fact
anti join log.delivery as delivery on fact.delivery = delivery.id and delivery.event = 'recorded'
order by violation
