-- Frage: Was hat jede Gebietskörperschaft für dieses Haushaltsjahr geliefert, was fehlt, was ist ungeprüft?
-- Zeile: eine Gebietskörperschaft und eine Art der Lieferung, nach Namen und in der Reihenfolge des Katalogs
-- Vergleicht: nichts, weil jedes Gebiet nur zeigt, was es noch schuldet
with kind as (
    select
        *,
        make_date($year::integer + years_later, due_month, due_day) as due_on
    from expected_delivery
    where applies_in($year, valid_from, valid_to)
)

select
    county_year.county,
    county_year.short_name,
    kind.code as kind,
    kind.name as kind_name,
    kind.due_on::timestamp as due_on,
    delivered.first_recorded_at,
    delivered.facts,
    delivered.targets,
    delivered.reported,
    case
        when delivered.facts is null and told_delivery.missing in ('not_applicable', 'secret') then told_delivery.missing
        when delivered.facts is null and told_delivery.missing = 'not_due' and kind.due_on < $day::date then 'deferred'
        when delivered.facts is null and kind.due_on < $day::date then 'missing'
        when delivered.facts is null then 'awaited'
        when delivered.reported < delivered.targets and kind.due_on < $day::date then 'incomplete'
        when delivered.state = 'provisional' then 'unchecked'
        else delivered.state
    end as status,
    -- what bears no day of its own is only known to be recorded after its day
    case
        when delivered.first_dated_on > kind.due_on then 'dated'
        when delivered.first_dated_on is null and delivered.first_recorded_at::date > kind.due_on then 'recorded'
        else 'no'
    end as late,
    kind.decided
from county_year
cross join kind
left join delivered
    on county_year.county = delivered.county and delivered.budget_year = $year and kind.code = delivered.kind
left join told_delivery
    on
        county_year.county = told_delivery.county
        and told_delivery.budget_year = $year
        and kind.code = told_delivery.kind
where county_year.budget_year = $year and county_year.exists_in_year
order by county_year.position, kind.sort
