-- Frage: Auf welchen Fundstellen beruht die selbst zusammengestellte Tabelle?
-- Zeile: eine Fundstelle
with fact as (
    select
        county,
        budget_year,
        programme,
        category,
        evidence
    from allocation
    where $measure = 'euros' and (list_contains($down::varchar[] || $across::varchar[], 'stage') or stage = $stage)
    union all
    select
        county,
        budget_year,
        programme,
        category,
        reference(delivery, citation) as evidence
    from project
    where $measure in ('projects', 'places')
    union all
    select
        county,
        budget_year,
        programme,
        category,
        evidence
    from target_status
    where $measure = 'targets'
),

chosen as (
    select fact.*
    from fact
    where
        counted_county($counties, fact.county)
        and fact.budget_year is not null
        and (list_contains($down::varchar[] || $across::varchar[], 'year') or fact.budget_year = $year)
        and (list_contains($down::varchar[] || $across::varchar[], 'programme') or fact.programme = $programme)
        and category_chosen($categories, fact.category)
)

select distinct chosen.evidence
from chosen
where chosen.evidence is not null
order by chosen.evidence
