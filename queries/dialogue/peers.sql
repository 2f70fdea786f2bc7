-- Frage: Wie steht diese Gebietskörperschaft neben denen gleicher Art (Landkreise oder kreisfreie Städte)?
-- Zeile: eine Größe; eigener Wert, bei Zielen auch die zwei Zahlen dahinter, Median und Zahl der anderen mit Angabe
-- Vergleicht: Gebiete, Stufen
with peer as (
    select
        existing.county,
        existing.county = $county as own,
        existing.population,
        existing.population_on
    from county_year as existing
    where
        existing.budget_year = $year
        and existing.exists_in_year
        and existing.kind = (
            select county.kind from county
            where county.county = $county
        )
),

money as (
    select
        peer.county,
        peer.own,
        peer.population_on,
        agreed.euros / nullif(peer.population, 0) as per_inhabitant,
        paid.euros / nullif(granted.euros, 0) as payment_ratio,
        granted.euros / nullif(agreed.euros, 0) as grant_ratio,
        agreed.evidence as agreed_evidence,
        granted.evidence as granted_evidence,
        paid.evidence as paid_evidence
    from peer
    left join budget as agreed
        on
            peer.county = agreed.county
            and agreed.budget_year = $year
            and agreed.programme = $programme
            and agreed.stage = 'agreed'
    left join budget as granted
        on
            peer.county = granted.county
            and granted.budget_year = $year
            and granted.programme = $programme
            and granted.stage = 'granted'
    left join budget as paid
        on
            peer.county = paid.county
            and paid.budget_year = $year
            and paid.programme = $programme
            and paid.stage = 'paid'
),

steering as (
    -- of the targets that could be judged, of this year and the two before: none judged is no statement, not zero
    select
        peer.county,
        peer.own,
        sum(part.numerator)::bigint as good_targets,
        sum(part.denominator)::bigint as judged_targets,
        -- features 4.7: no percentage from fewer cases than the rule of the year asks for
        case
            when judged_targets >= (select rule.minimum_cases from rule_of($year) as rule) then good_targets / judged_targets
        end as share,
        any_value(source.evidence) as evidence
    from peer
    left join county_part as part
        on peer.county = part.county and part.budget_year = $year and part.measure = 'reached_share'
    left join (
        select
            county,
            list(distinct evidence) filter (where evidence is not null) as evidence
        from target_status
        where budget_year between $year - 2 and $year and judged
        group by county
    ) as source on peer.county = source.county
    group by peer.county, peer.own
),

value as (
    select
        1 as place,
        'per_inhabitant' as measure,
        own,
        per_inhabitant as value,
        [agreed_evidence] as evidence,
        population_on as measured_on
    from money
    union all by name
    select
        2 as place,
        'grant_ratio' as measure,
        own,
        grant_ratio as value,
        [agreed_evidence, granted_evidence] as evidence
    from money
    union all by name
    select
        3 as place,
        'payment_ratio' as measure,
        own,
        payment_ratio as value,
        [granted_evidence, paid_evidence] as evidence
    from money
    union all by name
    select
        4 as place,
        'good_targets' as measure,
        own,
        share as value,
        evidence,
        case when judged_targets is not null then good_targets end as good,
        judged_targets as judged
    from steering
)

select
    measure,
    max(value) filter (where own)::double as value,
    max(good) filter (where own) as good,
    max(judged) filter (where own) as judged,
    -- usual is the end of the year before; what is older is marked at the value
    max(measured_on) filter (where own and measured_on < make_date($year - 1, 1, 1))::timestamp as old_denominator,
    case
        when count(value) filter (where not own) >= (select rule.minimum_peers from rule_of($year) as rule)
            then median(value) filter (where not own)
    end::double as median,
    count(value) filter (where not own) as peers,
    coalesce((select rule.minimum_peers from rule_of($year) as rule), 0) as enough,
    count(*) filter (where not own) as peers_all,
    list_sort(list_distinct(flatten(list(evidence) filter (where value is not null)))) as evidence
from value
group by place, measure
order by place
