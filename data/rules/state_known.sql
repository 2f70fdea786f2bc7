-- Welcher Eintrag hat einen unbekannten Bearbeitungsstand?
-- Eine Zeile je Eintrag, dessen Stand nicht vorläufig, geprüft oder endgültig ist.
with fact as (
    select
        'agreement' as table_name,
        id,
        state
    from agreement
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'amount' as table_name,
        id,
        state
    from amount
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'commitment' as table_name,
        id,
        state
    from commitment
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'county_measure' as table_name,
        id,
        state
    from county_measure
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'deviation' as table_name,
        id,
        state
    from deviation
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'dialogue' as table_name,
        id,
        state
    from dialogue
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'lead_question' as table_name,
        id,
        state
    from lead_question
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'passage' as table_name,
        id,
        state
    from passage
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'project' as table_name,
        id,
        state
    from project
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'project_line' as table_name,
        id,
        state
    from project_line
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'remark' as table_name,
        id,
        state
    from remark
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'report' as table_name,
        id,
        state
    from report
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'source' as table_name,
        id,
        state
    from source
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'target' as table_name,
        id,
        state
    from target
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'target_result' as table_name,
        id,
        state
    from target_result
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'extra_need' as table_name,
        id,
        state
    from extra_need
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'note' as table_name,
        id,
        state
    from note
    where state not in ('provisional', 'checked', 'final')
    union all
    select
        'peer_group' as table_name,
        id,
        state
    from peer_group
    where state not in ('provisional', 'checked', 'final')
)

select 'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Der Bearbeitungsstand „' || fact.state || '“ ist nicht vorgesehen.' as violation
from fact
order by violation
