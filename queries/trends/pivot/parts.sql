-- Frage: Aus welchen Angaben besteht die selbst zusammengestellte Tabelle?
-- Zeile: ein Gebiet, Jahr, Programm, eine Stufe und Maßnahmenart; Euro oder Anzahl mit Fundstellen und Zahl der Angaben
-- Vergleicht: nichts, weil die Zeilen erst die Summanden einer Zelle sind
with stated as (
    select distinct
        county,
        budget_year,
        programme,
        stage,
        euros as value,
        reference(delivery, citation) as evidence
    from amount
    where level in ('total', 'category', 'project') and euros is not null
),

fact as (
    select
        * exclude (value, precision, evidence),
        sum(value) as value,
        case when $measure = 'euros' then joint_precision(precision) end as precision,
        list_sort(list(distinct evidence) filter (where evidence is not null)) as evidence,
        count(value) as statements,
        -- what no document says is what the stated parts of a stated sum leave over
        case when $measure = 'euros' then bool_or(stated.value is null) end as is_rest
    from
        pivot_fact(
            $measure, $down::varchar[] || $across::varchar[], $year, $programme, $stage, $counties, $categories
        )
    left join stated using (county, budget_year, programme, stage, value, evidence)
    group by all
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
where fact.value is not null
order by fact.budget_year, county.short_name collate de, fact.programme, fact.stage, fact.category
