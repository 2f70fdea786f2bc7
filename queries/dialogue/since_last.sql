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
-- reports, milestones and lines name no county: theirs is that of their target or Maßnahme
left join target on fact.target = target.id
left join project on fact.project = project.id
where
    coalesce(fact.county, target.county, project.county) = $county
    and coalesce(fact.budget_year, target.budget_year, project.budget_year) = $year
    and fact.table_name not in ('source', 'passage', 'clause', 'lead_question')
    and delivery_state.recorded_at::date > earlier.held_on
    -- the minutes of that dialogue are not news to it
    and fact.delivery <> earlier.delivery
group by earlier.held_on, fact.table_name, source.title, delivery_state.recorded_by, delivery_state.recorded_at, fact.delivery
order by delivery_state.recorded_at desc, fact.table_name, fact.delivery
