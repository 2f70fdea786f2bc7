-- Frage: Was ist seit dem vorigen Dialog mit dieser Gebietskörperschaft zu diesem Jahr hinzugekommen oder berichtigt?
-- Zeile: eine Lieferung und Art der Angabe mit der Zahl der Angaben, die durch sie gelten; die jüngste zuerst
-- Vergleicht: nichts, weil Angaben nur gezählt werden
with earlier as (
    select
        id,
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
),

signed as (
    select
        budget_year,
        greatest(signed_by_ministry_on, signed_by_county_on) as signed_on
    from agreement
    where county = $county
),

-- recorded with the minutes, and of a day on which it could be spoken about
known_then as (
    select
        dated.table_name,
        dated.id
    from earlier
    inner join (
        select
            'report' as table_name,
            id,
            delivery,
            reported_on as day
        from shown_report
        union all
        select
            'amount' as table_name,
            amount.id,
            amount.delivery,
            coalesce(amount.stated_on, if(amount.stage = 'agreed', signed.signed_on, null)) as day
        from amount
        left join signed on amount.budget_year = signed.budget_year
        where amount.county = $county
        union all
        select
            'deviation' as table_name,
            id,
            delivery,
            occurred_on
        from deviation
        union all
        select
            'remark' as table_name,
            id,
            delivery,
            written_on
        from remark
        union all
        select
            'note' as table_name,
            id,
            delivery,
            written_on
        from note
        union all
        select
            'project_line' as table_name,
            id,
            delivery,
            decided_on
        from project_line
        union all
        select
            'extra_need' as table_name,
            id,
            delivery,
            stated_on
        from extra_need
        union all
        -- what an agreement says and sets is known since it is signed
        select
            fact.table_name,
            fact.id,
            fact.delivery,
            signed.signed_on
        from fact
        inner join signed on fact.budget_year = signed.budget_year
        where fact.county = $county and fact.table_name in ('agreement', 'target', 'project')
    ) as dated on earlier.delivery = dated.delivery and earlier.held_on >= dated.day
)

select
    earlier.held_on::timestamp as since,
    fact.table_name,
    source.title,
    delivery_state.recorded_by,
    delivery_state.recorded_at,
    count(*) as facts,
    reference(fact.delivery, any_value(fact.citation)) as evidence
from fact
inner join delivery_state on fact.delivery = delivery_state.id
inner join source on delivery_state.source = source.id
cross join earlier
left join own_target on fact.target = own_target.id
left join own_project on fact.project = own_project.id
left join known_then on fact.table_name = known_then.table_name and fact.id = known_then.id
where
    -- said first of the fact alone, so that what names another county or year is not even joined
    (fact.county is null or fact.county = $county)
    and (fact.budget_year is null or fact.budget_year = $year)
    and coalesce(fact.county, own_target.county, own_project.county) = $county
    and coalesce(fact.budget_year, own_target.budget_year, own_project.budget_year) = $year
    and fact.table_name not in ('source', 'passage', 'clause', 'lead_question')
    and delivery_state.recorded_at::date > earlier.held_on
    -- the minutes of that dialogue are not news to it; what else came with them is, unless its own day says otherwise
    and (
        fact.delivery <> earlier.delivery
        or (
            coalesce(fact.dialogue, if(fact.table_name = 'dialogue', fact.id, '')) <> earlier.id
            and known_then.id is null
        )
    )
group by earlier.held_on, fact.table_name, source.title, delivery_state.recorded_by, delivery_state.recorded_at, fact.delivery
order by delivery_state.recorded_at desc, fact.table_name, fact.delivery
