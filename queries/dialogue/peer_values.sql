-- Frage: Aus welchen Zahlen bestehen der eigene Wert und der Median neben den Gebietskörperschaften gleicher Art?
-- Zeile: eine Gebietskörperschaft gleicher Art, die eigene zuerst; Euro je Stufe, Einwohner, Ziele von drei Jahren
-- Vergleicht: nichts, weil der Vergleich selbst in peers.sql steht
with steering as (
    select
        part.county,
        sum(part.numerator)::bigint as good,
        sum(part.denominator)::bigint as judged
    from county_part as part
    where part.budget_year = $year and part.measure = 'reached_share'
    group by part.county
),

judged_target as (
    select
        county,
        list_sort(list(distinct evidence) filter (where evidence is not null)) as evidence
    from target_status
    where budget_year between $year - 2 and $year and judged
    group by county
)

select
    existing.short_name,
    existing.county = $county as own,
    agreed.euros as agreed,
    granted.euros as granted,
    paid.euros as paid,
    existing.population,
    steering.good,
    steering.judged,
    coalesce(steering.judged >= (select rule.minimum_cases from rule_of($year) as rule), false) as enough_cases,
    agreed.evidence as agreed_evidence,
    granted.evidence as granted_evidence,
    paid.evidence as paid_evidence,
    existing.population_evidence,
    judged_target.evidence as target_evidence
from county_year as existing
left join budget as agreed
    on
        existing.county = agreed.county
        and agreed.budget_year = $year
        and agreed.programme = $programme
        and agreed.stage = 'agreed'
left join budget as granted
    on
        existing.county = granted.county
        and granted.budget_year = $year
        and granted.programme = $programme
        and granted.stage = 'granted'
left join budget as paid
    on
        existing.county = paid.county
        and paid.budget_year = $year
        and paid.programme = $programme
        and paid.stage = 'paid'
left join steering on existing.county = steering.county
left join judged_target on existing.county = judged_target.county
where
    existing.budget_year = $year
    and existing.exists_in_year
    and existing.kind = (
        select county.kind from county
        where county.county = $county
    )
order by own desc, existing.position
