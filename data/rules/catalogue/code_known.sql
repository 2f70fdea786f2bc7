-- Welche Zeile eines Katalogs nennt einen Code, den es nicht gibt?
-- Eine Zeile je Eintrag und Spalte mit unbekanntem Code.
with stated as (
    select
        'territory_unit' as table_name,
        'county' as column_name,
        unit as key,
        county as code
    from territory_unit
    union all
    select
        'territory_unit' as table_name,
        'unit' as column_name,
        unit as key,
        unnest(string_split(unit, '+')) as code
    from territory_unit
    union all
    select
        'territory_change' as table_name,
        'county' as column_name,
        county || ' ' || budget_year as key,
        county as code
    from territory_change
    union all
    select
        'programme' as table_name,
        'predecessor_of' as column_name,
        code as key,
        predecessor_of as code
    from programme
    union all
    select
        'indicator' as table_name,
        'role' as column_name,
        code as key,
        role as code
    from indicator
    union all
    select
        'indicator' as table_name,
        'direction' as column_name,
        code as key,
        direction as code
    from indicator
    union all
    select
        'context_measure' as table_name,
        'role' as column_name,
        code as key,
        role as code
    from context_measure
    union all
    select
        'county' as table_name,
        'kind' as column_name,
        county as key,
        kind as code
    from county
    union all
    select
        'county' as table_name,
        'jobcenter' as column_name,
        county as key,
        jobcenter as code
    from county
),

known as (
    select
        unnest(['territory_unit county', 'territory_unit unit', 'territory_change county']) as place,
        list(county) as codes
    from county
    union all
    select
        'programme predecessor_of' as place,
        list(code) as codes
    from programme
    union all
    values
    ('indicator role', ['target', 'measure']),
    ('indicator direction', ['higher', 'lower', 'base', 'band', 'none']),
    ('context_measure role', ['denominator', 'characteristic', 'index', 'type']),
    ('county kind', ['city', 'district']),
    ('county jobcenter', ['municipal', 'joint'])
)

select distinct
    stated.table_name,
    stated.key,
    'hard' as severity,
    'Den Code „' || stated.code || '“ gibt es nicht.' as sentence,
    'Bitte in data/reference/' || stated.table_name || '.csv die Spalte ' || stated.column_name || ' berichtigen; möglich sind '
    || array_to_string(list_sort(known.codes), ', ') || '.' as way_out
from stated
inner join known on stated.table_name || ' ' || stated.column_name = known.place
where stated.code is not null and not list_contains(known.codes, stated.code)
