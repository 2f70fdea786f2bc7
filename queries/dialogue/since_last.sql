-- Frage: Was ist seit dem vorigen Dialog mit dieser Gebietskörperschaft zu diesem Jahr hinzugekommen oder berichtigt?
-- Zeile: eine Lieferung und Art der Angabe mit der Zahl der Angaben, die durch sie gelten; die jüngste zuerst
-- Vergleicht: nichts, weil Angaben nur gezählt werden
with earlier as (
    select
        held_on,
        delivery
    from dialogue
    -- a dialogue about a later year is not the one before that of the year asked about
    where county = $county and budget_year <= $year and held_on < $day::date
    order by held_on desc, id desc
    limit 1
),

-- reports, milestones and lines name no county: theirs is that of their target or Maßnahme
own_target as (
    select
        id,
        county,
        budget_year
    from target
    where county = $county
),

own_project as (
    select
        id,
        county,
        budget_year
    from project
    where county = $county
)

select
    earlier.held_on::timestamp as since,
    fact.table_name,
    source.title,
    delivery_state.recorded_by,
    delivery_state.recorded_at,
    count(*) as facts,
    fact.delivery || ' # ' || any_value(fact.citation) as evidence
from fact
inner join delivery_state on fact.delivery = delivery_state.id
inner join source on delivery_state.source = source.id
cross join earlier
left join own_target on fact.target = own_target.id
left join own_project on fact.project = own_project.id
where
    -- said first of the fact alone, so that what names another county or year is not even joined
    (fact.county is null or fact.county = $county)
    and (fact.budget_year is null or fact.budget_year = $year)
    and coalesce(fact.county, own_target.county, own_project.county) = $county
    and coalesce(fact.budget_year, own_target.budget_year, own_project.budget_year) = $year
    and fact.table_name not in ('source', 'passage', 'clause', 'lead_question')
    and delivery_state.recorded_at::date > earlier.held_on
    -- the minutes of that dialogue are not news to it
    and fact.delivery <> earlier.delivery
group by earlier.held_on, fact.table_name, source.title, delivery_state.recorded_by, delivery_state.recorded_at, fact.delivery
order by delivery_state.recorded_at desc, fact.table_name, fact.delivery
