-- Welcher Eintrag nennt keine Fundstelle?
-- Eine Zeile je Eintrag mit leerer Fundstelle.
with fact as (
    select
        'agreement' as table_name,
        id
    from agreement
    where trim(citation) = ''
    union all
    select
        'amount' as table_name,
        id
    from amount
    where trim(citation) = ''
    union all
    select
        'commitment' as table_name,
        id
    from commitment
    where trim(citation) = ''
    union all
    select
        'county_measure' as table_name,
        id
    from county_measure
    where trim(citation) = ''
    union all
    select
        'deviation' as table_name,
        id
    from deviation
    where trim(citation) = ''
    union all
    select
        'dialogue' as table_name,
        id
    from dialogue
    where trim(citation) = ''
    union all
    select
        'lead_question' as table_name,
        id
    from lead_question
    where trim(citation) = ''
    union all
    select
        'passage' as table_name,
        id
    from passage
    where trim(citation) = ''
    union all
    select
        'project' as table_name,
        id
    from project
    where trim(citation) = ''
    union all
    select
        'project_line' as table_name,
        id
    from project_line
    where trim(citation) = ''
    union all
    select
        'remark' as table_name,
        id
    from remark
    where trim(citation) = ''
    union all
    select
        'report' as table_name,
        id
    from report
    where trim(citation) = ''
    union all
    select
        'source' as table_name,
        id
    from source
    where trim(citation) = ''
    union all
    select
        'target' as table_name,
        id
    from target
    where trim(citation) = ''
    union all
    select
        'target_result' as table_name,
        id
    from target_result
    where trim(citation) = ''
    union all
    select
        'extra_need' as table_name,
        id
    from extra_need
    where trim(citation) = ''
    union all
    select
        'note' as table_name,
        id
    from note
    where trim(citation) = ''
    union all
    select
        'peer_group' as table_name,
        id
    from peer_group
    where trim(citation) = ''
)

select 'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Die Fundstelle fehlt.' as violation
from fact
order by violation
