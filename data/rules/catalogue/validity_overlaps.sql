-- Welche zwei Zeilen eines Katalogs gelten zur selben Zeit für dasselbe?
-- Eine Zeile je Paar von Zeilen; zwei Statusregeln eines Jahres würden jedes Ziel verdoppeln.
with period as (
    select
        'rule' as table_name,
        'Statusregel' as subject,
        id as name,
        coalesce(valid_from::varchar, '…') || ' bis ' || coalesce(valid_to::varchar, 'heute') as years,
        make_date(valid_from, 1, 1) as first_day,
        make_date(coalesce(valid_to, 9999), 12, 31) as last_day
    from rule
    union all
    select
        'measure_category' as table_name,
        category::varchar as subject,
        short_name as name,
        valid_from || ' bis ' || coalesce(valid_to::varchar, 'heute') as years,
        make_date(valid_from, 1, 1) as first_day,
        make_date(coalesce(valid_to, 9999), 12, 31) as last_day
    from measure_category
    union all
    select
        'programme' as table_name,
        code as subject,
        code as name,
        coalesce(valid_from::varchar, '…') || ' bis ' || coalesce(valid_to::varchar, 'heute') as years,
        make_date(coalesce(valid_from, 1), 1, 1) as first_day,
        make_date(coalesce(valid_to, 9999), 12, 31) as last_day
    from programme
    union all
    select
        'county' as table_name,
        county as subject,
        county as name,
        coalesce(strftime(valid_from, '%d.%m.%Y'), '…') || ' bis ' || coalesce(strftime(valid_to, '%d.%m.%Y'), 'heute') as years,
        coalesce(valid_from, date '0001-01-01') as first_day,
        coalesce(valid_to, date '9999-12-31') as last_day
    from county
),

numbered as (
    select
        *,
        row_number() over (partition by table_name, subject order by first_day, name) as position
    from period
    where first_day <= last_day
)

select
    earlier.table_name,
    earlier.name || ' und ' || later.name as key,
    'hard' as severity,
    '„' || earlier.name || '“ (' || earlier.years || ') und „' || later.name || '“ (' || later.years
    || ') gelten zur selben Zeit.' as sentence,
    'Bitte in data/reference/' || earlier.table_name || '.csv der früheren Zeile in der Spalte valid_to ein Ende geben, '
    || 'oder eine der beiden streichen.' as way_out
from numbered as earlier
inner join numbered as later
    on
        earlier.table_name = later.table_name
        and earlier.subject = later.subject
        and earlier.position < later.position
        and earlier.last_day >= later.first_day
        and earlier.first_day <= later.last_day
