-- Frage: Wie verteilt sich eine Größe auf selbst gewählte Zeilen und Spalten?
-- Zeile: eine Zelle, oder die Summe einer Zeile, einer Spalte oder von allem (is_row_sum, is_column_sum); Euro oder Anzahl, Gebiete und Jahre darin
-- Vergleicht: Jahre
with fact as (
    -- from sums kept beside millions of rows
    select
        part.county,
        part.budget_year,
        part.programme,
        part.stage,
        part.category,
        sum(part.euros) as value,
        joint_precision(part.precision) as precision,
        joint_precision(coalesce(budget.precision, part.precision)) as of_whole
    from allocation_sum as part
    left join budget
        on
            part.county = budget.county
            and part.budget_year = budget.budget_year
            and part.programme = budget.programme
            and part.stage = budget.stage
    where $measure = 'euros' and (list_contains($down::varchar[] || $across::varchar[], 'stage') or part.stage = $stage)
    group by part.county, part.budget_year, part.programme, part.stage, part.category
    union all by name
    select
        county,
        budget_year,
        programme,
        category,
        sum(case $measure when 'places' then places else projects end) as value
    from project_sum
    where $measure in ('projects', 'places')
    group by county, budget_year, programme, category
    union all by name
    select
        county,
        budget_year,
        programme,
        category,
        count(*) as value
    from target_status
    where $measure = 'targets'
    group by county, budget_year, programme, category
),

chosen as (
    select *
    from fact
    where
        pivot_chosen(
            $down::varchar[] || $across::varchar[], $year, $programme, $counties, $categories,
            county, budget_year, programme, category
        )
),

named as (
    select
        chosen.*,
        -- a county with another territory is another county: never one row of years with the one before
        county.short_name || case
            when not list_contains($down::varchar[] || $across::varchar[], 'year') or change.budget_year is null then ''
            when chosen.budget_year < change.budget_year then ' (bis ' || (change.budget_year - 1) || ')'
            else ' (ab ' || change.budget_year || ')'
        end as short_name
    from chosen
    inner join county on chosen.county = county.county
    left join territory_change as change on chosen.county = change.county
),

described as (
    select
        fact.value,
        fact.precision,
        fact.of_whole,
        fact.county,
        fact.short_name as territory,
        fact.budget_year,
        still_grows(fact.stage, fact.budget_year, $running) as grows,
        map {
            'year': fact.budget_year::varchar,
            'county': fact.short_name,
            'kind': case county.kind when 'city' then 'Kreisfreie Stadt' else 'Landkreis' end,
            'district': county.district,
            'category': coalesce(measure_category.short_name, 'nicht aufgeteilt'),
            'stage': coalesce(fact.stage, 'ohne Stufe'),
            'programme': programme.short_name
        } as place
    from named as fact
    inner join county on fact.county = county.county
    inner join programme on fact.programme = programme.code
    left join measure_category
        on
            fact.category = measure_category.category
            and applies_in(fact.budget_year, measure_category.valid_from, measure_category.valid_to)
),

placed as (
    select
        * exclude (place),
        coalesce(place[($down::varchar[])[1]], '') as row_one,
        coalesce(place[($down::varchar[])[2]], '') as row_two,
        coalesce(place[($across::varchar[])[1]], '') as column_one,
        coalesce(place[($across::varchar[])[2]], '') as column_two
    from described
)

select
    row_one,
    row_two,
    column_one,
    column_two,
    grouping(column_one) = 1 as is_row_sum,
    grouping(row_one) = 1 as is_column_sum,
    sum(value) as value,
    count(distinct county) filter (where value is not null) as counties,
    count(distinct territory) filter (where value is not null) as territories,
    -- from the first to the last that has a figure: a year without one between them is missing from their sum
    coalesce(
        max(budget_year) filter (where value is not null) - min(budget_year) filter (where value is not null) + 1, 0
    )::bigint as years,
    count(distinct county || '/' || budget_year) filter (where value is not null) as pairs,
    coalesce(bool_or(grows), false) as grows,
    -- what a document says of a part, or of the whole budget where all its parts stand together
    if(
        len($categories) > 0
        or (list_contains($down::varchar[], 'category') and grouping(row_one) = 0)
        or (list_contains($across::varchar[], 'category') and grouping(column_one) = 0),
        joint_precision(precision),
        joint_precision(of_whole)
    ) as precision
from placed
group by
    grouping sets (
        (row_one, row_two, column_one, column_two), (row_one, row_two), (column_one, column_two), ()
    )
order by is_column_sum, row_one, row_two, is_row_sum, column_one, column_two
