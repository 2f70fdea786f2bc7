-- Frage: Wie steht diese Gebietskörperschaft neben denen gleicher Art (Landkreise oder kreisfreie Städte)?
-- Zeile: eine Größe; eigener Wert, bei Zielen auch die zwei Zahlen dahinter, Median und Zahl der anderen mit Angabe
-- Vergleicht: Gebiete, Stufen
with peer as (
    select * from peer_money($county, $year, $programme)
),

money as (
    select
        own,
        measure.place,
        measure.measure,
        measure.part,
        measure.whole,
        measure.precision,
        measure.evidence,
        if(measure.measure = 'per_inhabitant', population_on, null) as measured_on
    from peer
    cross join lateral (
        values
        (1, 'per_inhabitant', agreed, population, agreed_precision, [agreed_evidence]),
        (
            2, 'grant_ratio', granted, agreed, ratio_precision(granted_precision, agreed_precision),
            [agreed_evidence, granted_evidence]
        ),
        (
            3, 'payment_ratio', paid, granted, ratio_precision(paid_precision, granted_precision),
            [granted_evidence, paid_evidence]
        )
    ) as measure (place, measure, part, whole, precision, evidence)
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
        place,
        measure,
        own,
        part / nullif(whole, 0) as value,
        precision,
        case
            when part is null and whole is null then 'both'
            when part is null then 'part'
            when whole is null then 'whole'
            when whole = 0 then 'zero'
        end as lacks,
        evidence,
        measured_on
    from money
    union all by name
    select
        4 as place,
        'good_targets' as measure,
        own,
        share as value,
        'exact' as precision,
        if(judged_targets is null, 'both', null) as lacks,
        evidence,
        case when judged_targets is not null then good_targets end as good,
        judged_targets as judged
    from steering
)

select
    measure,
    max(value) filter (where own)::double as value,
    max(precision) filter (where own and value is not null) as precision,
    max(lacks) filter (where own) as lacks,
    max(good) filter (where own) as good,
    max(judged) filter (where own) as judged,
    max(measured_on) filter (where own)::timestamp as population_on,
    case
        when count(value) filter (where not own) >= (select rule.minimum_peers from rule_of($year) as rule)
            then median(value) filter (where not own)
    end::double as median,
    joint_precision(case when not own and value is not null then precision end) as median_precision,
    count(value) filter (where not own) as peers,
    coalesce((select rule.minimum_peers from rule_of($year) as rule), 0) as enough,
    count(*) filter (where not own) as peers_all,
    list_sort(list_distinct(flatten(list(evidence) filter (where value is not null)))) as evidence
from value
group by place, measure
order by place
