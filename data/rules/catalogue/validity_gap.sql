-- Für welches Jahr gilt keine Statusregel, oder heißt eine Maßnahmenart nicht?
-- Eine Zeile je Jahr, das zwischen dem ersten und dem letzten des Katalogs liegt oder im Bestand vorkommt.
with period as (
    select
        'rule' as table_name,
        0 as category,
        valid_from,
        valid_to
    from rule
    union all
    select
        'measure_category' as table_name,
        category,
        valid_from,
        valid_to
    from measure_category
),

asked as (
    select
        table_name,
        category,
        unnest(generate_series(min(valid_from), max(coalesce(valid_to, valid_from)))) as year
    from period
    group by table_name, category
    union
    select distinct
        'rule' as table_name,
        0 as category,
        budget_year as year
    from target
    union
    select distinct
        'measure_category' as table_name,
        category,
        budget_year as year
    from (
        select
            category,
            budget_year
        from target
        union all
        select
            category,
            budget_year
        from project
        union all
        select
            category,
            budget_year
        from amount
    ) as stated
)

select
    asked.table_name,
    if(asked.table_name = 'rule', asked.year::varchar, asked.category || ' im Jahr ' || asked.year) as key,
    'hard' as severity,
    if(
        asked.table_name = 'rule',
        'Für das Jahr ' || asked.year || ' gilt keine Statusregel.',
        'Für das Jahr ' || asked.year || ' hat die Maßnahmenart ' || asked.category || ' keinen Namen.'
    ) as sentence,
    'Bitte in data/reference/' || asked.table_name || '.csv mit valid_from und valid_to eine Zeile für dieses Jahr angeben.' as way_out
from asked
-- one that the catalogue does not know at all is the fault of category_known
semi join (
    select category from measure_category
    union all
    select 0 as category
) as known
    on asked.category = known.category
anti join period
    on
        asked.table_name = period.table_name
        and asked.category = period.category
        and asked.year between period.valid_from and coalesce(period.valid_to, 9999)
where asked.year is not null
