-- Welcher Schlüssel steht in einem Katalog mehrmals?
-- Eine Zeile je Katalog und Schlüssel; was auf ihn verweist, würde vervielfacht.
with keyed as (
    select
        'context_measure' as table_name,
        'code' as columns,
        code as key
    from context_measure
    union all
    select
        'clause_kind' as table_name,
        unnest(['code', 'name']) as columns,
        unnest([code, name]) as key
    from clause_kind
    union all
    select
        'county' as table_name,
        unnest(['county', 'name', 'short_name', 'tile_code']) as columns,
        unnest([county, name, short_name, tile_code]) as key
    from county
    union all
    select
        'indicator' as table_name,
        unnest(['code', 'name']) as columns,
        unnest([code, name]) as key
    from indicator
    union all
    select
        'measure_category' as table_name,
        'category und valid_from' as columns,
        category || ' ab ' || valid_from as key
    from measure_category
    union all
    select
        'programme' as table_name,
        'code' as columns,
        code as key
    from programme
    union all
    select
        'rule' as table_name,
        'id' as columns,
        id as key
    from rule
    union all
    select
        'term' as table_name,
        'term' as columns,
        term as key
    from term
    union all
    select
        'territory_change' as table_name,
        'county und budget_year' as columns,
        county || ' ab ' || budget_year as key
    from territory_change
    union all
    select
        'territory_unit' as table_name,
        'unit und county' as columns,
        unit || ': ' || county as key
    from territory_unit
)

select
    table_name,
    key,
    'hard' as severity,
    'Das steht ' || count(*) || '-mal.' as sentence,
    'Bitte in data/reference/' || table_name || '.csv nur eine Zeile behalten (Spalte ' || columns || ').' as way_out
from keyed
group by table_name, columns, key
having count(*) > 1
