-- Welches Feld enthält ein Wort, das nicht vorgesehen ist?
-- Eine Zeile je Eintrag und Feld mit unbekanntem Wort.
with listed (table_name, field, words) as (
    values
    ('amount', 'stage', ['announced', 'agreed', 'granted', 'paid', 'verified', 'unstated']),
    ('amount', 'level', ['total', 'category', 'project', 'tranche', 'funding', 'purpose']),
    ('amount', 'precision', ['exact', 'about', 'at_least', 'at_most']),
    ('amount', 'funding_source', ['state', 'esf', 'state_esf', 'county', 'jobcenter', 'mixed', 'unstated']),
    ('target', 'kind', ['numeric', 'milestone', 'qualitative']),
    ('report', 'judgement', ['on_track', 'fulfilled', 'partly', 'not_fulfilled']),
    ('report', 'missing', ['not_reported', 'not_applicable', 'secret', 'not_due']),
    ('amount', 'missing', ['not_reported', 'not_applicable', 'secret', 'not_due']),
    ('county_measure', 'missing', ['not_reported', 'not_applicable', 'secret', 'not_due']),
    ('remark', 'side', ['county', 'ministry', 'published']),
    ('deviation', 'rule', ['proportional', 'fixed_cost', 'key_data', 'explicit', 'reason_only']),
    ('target_result', 'result', ['accepted', 'justified', 'new_target', 'open']),
    ('clause', 'bound', ['ministry', 'county', 'both']),
    ('delivery', 'event', ['recorded', 'checked', 'withdrawn', 'restored'])
),

known as (
    select
        table_name,
        field,
        unnest(words) as word
    from listed
    union all
    select
        'clause' as table_name,
        'kind' as field,
        code as word
    from clause_kind
    union all
    select
        'county_measure' as table_name,
        'measure' as field,
        code as word
    from context_measure
    union all
    select
        'note' as table_name,
        'measure' as field,
        code as word
    from indicator
    where role = 'measure'
)

select
    stated.table_name,
    stated.id as key,
    'hard' as severity,
    'Im Feld ' || stated.field || ' ist „' || stated.word || '“ nicht vorgesehen.' as sentence,
    'Bitte eines der Wörter angeben, die das Datenwörterbuch bei diesem Feld nennt.' as way_out
from touched_word as stated
anti join known
    on stated.table_name = known.table_name and stated.field = known.field and stated.word = known.word
