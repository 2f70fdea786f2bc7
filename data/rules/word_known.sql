-- Welches Feld enthält ein Wort, das nicht vorgesehen ist?
-- Eine Zeile je Eintrag und Feld mit unbekanntem Wort.
with fact as (
    select
        'amount' as table_name,
        id,
        'stage' as field,
        stage as word
    from touched_amount
    where stage not in ('announced', 'agreed', 'granted', 'paid', 'verified', 'unstated')
    union all
    select
        'amount' as table_name,
        id,
        'level' as field,
        level as word
    from touched_amount
    where level not in ('total', 'category', 'project', 'tranche', 'funding', 'purpose')
    union all
    select
        'amount' as table_name,
        id,
        'precision' as field,
        precision as word
    from touched_amount
    where precision not in ('exact', 'about', 'at_least', 'at_most')
    union all
    select
        'amount' as table_name,
        id,
        'funding_source' as field,
        funding_source as word
    from touched_amount
    where funding_source not in ('state', 'esf', 'state_esf', 'county', 'jobcenter', 'mixed', 'unstated')
    union all
    select
        'target' as table_name,
        id,
        'kind' as field,
        kind as word
    from touched_target
    where kind not in ('numeric', 'milestone', 'qualitative')
    union all
    select
        'report' as table_name,
        id,
        'judgement' as field,
        judgement as word
    from touched_report
    where judgement not in ('on_track', 'fulfilled', 'partly', 'not_fulfilled')
    union all
    select
        'remark' as table_name,
        id,
        'side' as field,
        side as word
    from touched_remark
    where side not in ('county', 'ministry', 'published')
    union all
    select
        'deviation' as table_name,
        id,
        'rule' as field,
        rule as word
    from touched_deviation
    where rule not in ('proportional', 'fixed_cost', 'key_data', 'explicit')
    union all
    select
        'target_result' as table_name,
        id,
        'result' as field,
        result as word
    from touched_target_result
    where result not in ('accepted', 'justified', 'new_target', 'open')
    union all
    select
        'clause' as table_name,
        id,
        'kind' as field,
        kind as word
    from touched_clause
    where kind not in (select code from clause_kind)
    union all
    select
        'clause' as table_name,
        id,
        'bound' as field,
        bound as word
    from touched_clause
    where bound not in ('ministry', 'county', 'both')
    union all
    select
        'county_measure' as table_name,
        id,
        'measure' as field,
        measure as word
    from touched_county_measure
    where measure not in (select code from context_measure)
    union all
    select
        'note' as table_name,
        id,
        'measure' as field,
        measure as word
    from touched_note
    where
        measure not in (
            select code from indicator
            where role = 'measure'
        )
    union all
    select
        'delivery' as table_name,
        id,
        'event' as field,
        event as word
    from touched_delivery
    where event not in ('recorded', 'checked', 'withdrawn', 'restored')
)

select
    table_name,
    id as key,
    'hard' as severity,
    'Im Feld ' || field || ' ist „' || word || '“ nicht vorgesehen.' as sentence,
    'Bitte eines der Wörter angeben, die das Datenwörterbuch bei diesem Feld nennt.' as way_out
from fact
