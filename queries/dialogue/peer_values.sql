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
    peer.short_name,
    peer.own,
    peer.agreed,
    peer.granted,
    peer.paid,
    peer.agreed_precision,
    peer.granted_precision,
    peer.paid_precision,
    peer.population,
    steering.good,
    steering.judged,
    coalesce(steering.judged >= (select rule.minimum_cases from rule_of($year) as rule), false) as enough_cases,
    peer.agreed_evidence,
    peer.granted_evidence,
    peer.paid_evidence,
    peer.population_evidence,
    judged_target.evidence as target_evidence
from peer_money($county, $year, $programme) as peer
left join steering on peer.county = steering.county
left join judged_target on peer.county = judged_target.county
order by peer.own desc, peer.position
