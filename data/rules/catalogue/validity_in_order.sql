-- Welche Zeile eines Katalogs endet, bevor sie beginnt?
-- Eine Zeile je Eintrag mit verdrehter Gültigkeit; er gälte nie.
with period as (
    select
        'rule' as table_name,
        id as key,
        valid_from::varchar as first,
        valid_to::varchar as last
    from rule
    where valid_from > valid_to
    union all
    select
        'measure_category' as table_name,
        category || ' ab ' || valid_from as key,
        valid_from::varchar as first,
        valid_to::varchar as last
    from measure_category
    where valid_from > valid_to
    union all
    select
        'programme' as table_name,
        code as key,
        valid_from::varchar as first,
        valid_to::varchar as last
    from programme
    where valid_from > valid_to
    union all
    select
        'county' as table_name,
        county as key,
        strftime(valid_from, '%d.%m.%Y') as first,
        strftime(valid_to, '%d.%m.%Y') as last
    from county
    where valid_from > valid_to
)

select
    table_name,
    key,
    'hard' as severity,
    'Die Gültigkeit beginnt mit ' || first || ' und endet schon mit ' || last || '.' as sentence,
    'Bitte in data/reference/' || table_name || '.csv die Spalten valid_from und valid_to prüfen.' as way_out
from period
