-- Frage: Aus welchen Angaben besteht die selbst zusammengestellte Tabelle?
-- Zeile: ein Gebiet, Jahr, Programm, eine Stufe und Maßnahmenart; Euro oder Anzahl mit Fundstellen und Zahl der Angaben
-- Vergleicht: nichts, weil die Zeilen erst die Summanden einer Zelle sind
with stated as (
    select distinct
        county,
        budget_year,
        programme,
        stage,
        euros,
        reference(delivery, citation) as evidence
    from amount
    where level in ('total', 'category', 'project') and euros is not null
),

fact as (
    select
        county,
        budget_year,
        programme,
        stage,
        category,
        sum(euros) as value,
        joint_precision(precision) as precision,
        list_sort(list(distinct evidence) filter (where evidence is not null)) as evidence,
        count(*) as statements,
        -- what no document says is what the stated parts of a stated sum leave over
        bool_or(stated.euros is null) as is_rest
    from allocation
    left join stated using (county, budget_year, programme, stage, euros, evidence)
    where $measure = 'euros' and (list_contains($down::varchar[] || $across::varchar[], 'stage') or stage = $stage)
    group by county, budget_year, programme, stage, category
    union all by name
    select
        county,
        budget_year,
        programme,
        category,
        case $measure when 'places' then sum(places) else count(*) end as value,
        list_sort(list(distinct reference(delivery, citation))) as evidence,
        case $measure when 'places' then count(places) else count(*) end as statements
    from project
    where $measure in ('projects', 'places')
    group by county, budget_year, programme, category
    union all by name
    select
        county,
        budget_year,
        programme,
        category,
        count(*) as value,
        list_sort(list(distinct evidence) filter (where evidence is not null)) as evidence,
        count(*) as statements
    from target_status
    where $measure = 'targets'
    group by county, budget_year, programme, category
)

select
    county.short_name as county,
    case county.kind when 'city' then 'Kreisfreie Stadt' else 'Landkreis' end as kind,
    county.district,
    fact.budget_year as year,
    change.budget_year as changes_in,
    coalesce(fact.stage, 'ohne Stufe') as stage,
    programme.short_name as programme,
    coalesce(measure_category.short_name, 'nicht aufgeteilt') as category,
    fact.value,
    fact.precision,
    fact.evidence,
    fact.statements,
    coalesce(fact.is_rest, false) as is_rest
from fact
inner join county on fact.county = county.county
inner join programme on fact.programme = programme.code
left join territory_change as change on fact.county = change.county
left join measure_category
    on
        fact.category = measure_category.category
        and applies_in(fact.budget_year, measure_category.valid_from, measure_category.valid_to)
where
    counted_county($counties, fact.county)
    and fact.budget_year is not null
    and fact.value is not null
    and (list_contains($down::varchar[] || $across::varchar[], 'year') or fact.budget_year = $year)
    and (list_contains($down::varchar[] || $across::varchar[], 'programme') or fact.programme = $programme)
    and category_chosen($categories, fact.category)
order by fact.budget_year, county.short_name collate de, fact.programme, fact.stage, fact.category
