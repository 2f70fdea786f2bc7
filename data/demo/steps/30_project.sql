-- The Maßnahmen of an ordinary agreement: concepts that run for some years under slightly changing names.
create temp table project_draft as
with slot as (
    select
        county_year.*,
        slot.slot,
        2 + floor(roll(county || '-' || slot.slot, 'span') * 4)::integer as span,
        floor(roll(county || '-' || slot.slot, 'shift') * 5)::integer as shift
    from county_year, lateral (select unnest(range(1, core + 1)) as slot) as slot
),

concept as (
    select
        *,
        (year - 2014 + shift) % span as age,
        county || '-' || slot || '-' || (year - 2014 + shift) // span as concept
    from slot
),

categorised as (
    select
        *,
        case
            when slot in (1, 2, 3) then slot
            when roll(concept, 'category') < 0.48 then 1
            when roll(concept, 'category') < 0.71 then 2
            when roll(concept, 'category') < 0.90 then 3
            else 4
        end::integer as category
    from concept
),

lists as (
    select
        category::integer as of_category,
        list(name_part order by text) filter (where kind = 'acronym') as acronyms,
        list(name_part order by text) filter (where kind = 'phrase') as phrases,
        list(name_part order by text) filter (where kind = 'group') as groups
    from name_part
    where category is not null
    group by category
),

flavours as (
    select
        county as of_county,
        list(text order by text) as texts
    from flavour
    group by county
),

worded as (
    select
        categorised.*,
        pick(lists.acronyms, concept, 'acronym') as acronym,
        pick(lists.phrases, concept, 'phrase') as phrase,
        pick(lists.groups, concept, 'group') as target_group,
        pick(flavours.texts, concept, 'flavour') as flavour,
        case
            when roll(concept, 'style') < 0.3 and category < 4 then 'compound'
            when roll(concept, 'style') < 0.6 then 'acronym'
            else 'phrase'
        end as style,
        -- half of the concepts carry a version, category 4 often the year
        case
            when category = 4 and roll(concept, 'version') < 0.5 then ' ' || year
            when roll(concept, 'version') < 0.5 and age >= 3 then ' 3.0'
            when roll(concept, 'version') < 0.5 and age >= 1 then ' 2.0'
            else ''
        end as version
    from categorised
    inner join lists on categorised.category = lists.of_category
    inner join flavours on categorised.county = flavours.of_county
),

named as (
    select
        *,
        case
            when style = 'compound'
                then
                    pick(getvariable('stems'), concept, 'stem') || pick(getvariable('heads'), concept, 'head')
                    || ' ' || flavour || version
            when style = 'acronym' then acronym.text || version || ' (' || acronym.more || ')'
            else phrase.text || case when roll(concept, 'place') < 0.4 then ' ' || flavour else '' end || version
        end as plain,
        case when style = 'acronym' then acronym.part_time when style = 'phrase' then phrase.part_time end
        = 'true' as part_time,
        case when style = 'acronym' then acronym.language when style = 'phrase' then phrase.language end
        = 'true' as language,
        case when style = 'acronym' then acronym.digital when style = 'phrase' then phrase.digital end
        = 'true' as digital
    from worded
),

ordered as (
    select
        *,
        row_number() over (partition by key order by category, slot) as ordinal,
        row_number() over (partition by key, plain order by category, slot) as same_name
    from named
)

select
    key || '/' || format('{:02d}', ordinal) as id,
    key,
    county,
    year,
    programme,
    category,
    ordinal::integer as ordinal,
    concept,
    plain || case when same_name > 1 then ', Gruppe ' || chr(64 + same_name::integer) else '' end as name,
    case
        when roll(concept, 'no provider') < 0.85 and category < 4
            then invented_provider(county || floor(roll(concept, 'provider') * 6))
    end as provider,
    case when roll(concept, 'no group') < 0.8 then target_group.text end as target_group,
    case when roll(concept, 'no group') < 0.7 then target_group.more end as legal_circles,
    -- not said for most, as in real agreements
    case when part_time then true when roll(concept, 'flags') < 0.3 then false end as part_time,
    case when language then true when roll(concept, 'flags') < 0.3 then false end as language,
    case
        when digital or (year > 2019 and roll(concept, 'digital') < 0.12) then true
        when roll(concept, 'flags') < 0.3 then false
    end as digital,
    case
        when category = 4 or roll(concept, 'no places') < 0.2 then null
        when category = 2 then 4 + floor(roll(concept, 'places') * 11 + roll(id, 'places') * 2)
        else 8 + floor(roll(concept, 'places') * 20 + roll(id, 'places') * 4)
    end::integer as places,
    -- who begins gives up a place for the next; said by some
    case
        when category < 4 and roll(concept, 'participants') < 0.35
            then round(places * (1.1 + 0.5 * roll(concept, 'per place')))
    end::integer as participants,
    case
        when roll(concept, 'no dates') < 0.15 then null
        when category = 2 then make_date(year, 8 + (roll(concept, 'start') < 0.4)::integer, 1)
        else make_date(year, pick([1, 1, 1, 2, 3, 4], concept, 'start'), 1)
    end as starts_on,
    case
        when starts_on is null then null
        when category = 2 then make_date(year + 1 + floor(roll(concept, 'years') * 3)::integer, 7, 31)
        else make_date(year, 12, 31)
    end as ends_on,
    (case when category = 2 then 1.4 when category = 4 then 0.25 else 1.0 end * (0.4 + roll(id, 'weight')))::decimal(
        9, 6
    )
        as weight
from ordered;
