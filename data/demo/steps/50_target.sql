-- Targets an agreement may have, with the quality its reports will follow. Those that were not agreed are drawn as
-- well: shares of cases need the persons behind them, whether there is a target for their number or not.
create temp table target_thought_of as
with template_of as (
    select
        county_year.*,
        template.no::integer as no,
        template.kind,
        template.indicator,
        template.category::integer as category,
        template.per_euros::double as per_euros,
        template.name as wording,
        key || '/Z' || template.no as id,
        -- some agreements say of their Maßnahmen only that they take place
        roll(key || '/Z' || template.no, 'chosen') < template.share::double
        and (template.kind = 'qualitative' or roll(key, 'without values') >= 0.03) as chosen,
        -- in a few years of small counties nobody came, or few stayed
        case
            when template.category = 1 and weight < 200 and roll(key, 'nobody came') < 0.02 then 0
            when template.category = 1 and weight < 180 and roll(key, 'few came') > 0.9 then 0.2
            when template.category = 2 and weight < 200 and roll(key, 'few came') < 0.08 then 0.3
        end as turnout
    from county_year
    cross join target_template as template
),

with_project as (
    select
        template_of.* exclude (name),
        template_of.name as county_name,
        draft.id as project,
        draft.name as project_name
    from template_of
    left join (
        select distinct on (key, category)
            id,
            key,
            category,
            name
        from project_draft
        order by key, category, roll(id, 'target')
    ) as draft
        on
            template_of.key = draft.key
            and template_of.category = draft.category
            and template_of.kind <> 'numeric'
),

based as (
    select
        *,
        case when indicator = 'youth_unplaced' then round(weight * (0.7 + 0.6 * roll(id, 'base'))) end as counted_from,
        -- for some it is enough that nothing gets worse
        indicator = 'youth_unplaced' and roll(id, 'not worse') < 0.04 as holds
    from with_project
),

dated as (
    select
        *,
        case
            when category is null then make_date(year, 1, 1)
            when category = 2 then make_date(year, 8 + (roll(key, 'start 2') < 0.4)::integer, 1)
            else make_date(year, pick([1, 1, 1, 1, 1, 1, 3, 4], key || '/' || category, 'start'), 1)
        end as starts_on,
        case
            when category = 2 and roll(key, 'end 2') < 0.4 then make_date(year + 1, 7, 31)
            else make_date(year, 12, 31)
        end as ends_on,
        case
            when indicator in ('entries', 'places', 'completions')
                then greatest(4, round(agreed::double / per_euros * (0.6 + 0.7 * roll(id, 'value'))))
            when indicator = 'transition_rate' then 50 + floor(roll(id, 'value') * 25)
            when indicator = 'dropout_rate' then 12 + floor(roll(id, 'value') * 13)
            when kind = 'milestone' then 3 + floor(roll(id, 'value') * 4)
            when indicator = 'youth_unplaced'
                then if(holds, counted_from, floor(counted_from * (0.72 + 0.15 * roll(id, 'value'))))
        end as planned,
        kind = 'numeric' and indicator <> 'budget_use'
        and roll(id, 'open') < case when year = 2026 then 0.12 else 0.035 end as still_open,
        case
            when roll(id, 'dropped') < 0.025
                then workday(days(make_date(year, 8, 12), id, 'dropped on', 60))
        end as dropped_on,
        row_number() over (
            partition by key
            order by
                not chosen,
                kind = 'qualitative',
                roll(id, 'affected') - case when indicator in ('entries', 'places', 'completions') then 0.4 else 0 end
        ) as affected_rank
    from based
)

select
    *,
    case when not still_open then planned end as target_value,
    case when indicator = 'budget_use' then 50 end as lower_bound,
    case when indicator = 'budget_use' then 70 end as upper_bound,
    case
        when holds then 'Zahl der unversorgten Jugendlichen nicht steigen lassen'
        when kind = 'numeric' then wording else
            wording || coalesce(' von „' || project_name || '“', case
                when category = 4 then ' eines Fortbildungsangebots'
                else ' eines neuen Angebots'
            end)
            || case when kind = 'milestone' then ' in ' || planned::integer || ' Schritten' else '' end
    end as name,
    chosen and deviates and dropped_on is null and affected_rank <= 1 + floor(2 * roll(key, 'affected')) as affected,
    -- most targets are met, some clearly missed; the year of the pandemic is weaker
    case
        when turnout is not null then turnout
        when affected then 0.70 + 0.2 * roll(id, 'quality')
        when roll(id, 'quality') < 0.08 then 0.55 + 0.28 * roll(id, 'within')
        when roll(id, 'quality') < 0.21 then 0.85 + 0.09 * roll(id, 'within')
        when roll(id, 'quality') < 0.78 then 0.96 + 0.09 * roll(id, 'within')
        else 1.05 + 0.16 * roll(id, 'within')
    end
    + case when turnout is null then 0.04 * (roll(county, 'strength') - 0.5) else 0 end
    - case when year = 2020 and turnout is null then 0.05 else 0 end as quality,
    case when dropped_on is not null then pick(getvariable('drops'), id, 'reason') end as drop_reason
from dated;

create temp table target_draft as
select * from target_thought_of
where chosen;

create temp table deviation_draft as
with explained as (
    select
        county_year.*,
        affected.targets,
        case
            when granted_later is null or not has_grant then getvariable('causes_key_data')
            when granted_later > granted_first then getvariable('causes_more')
            else getvariable('causes_cut')
        end as causes
    from county_year
    inner join (
        select
            key,
            list(id order by no) as targets
        from target_draft
        where affected
        group by key
    ) as affected on county_year.key = affected.key
)

select
    * exclude (causes),
    struct_extract(pick(causes, key, 'cause'), 'cause') as cause,
    struct_extract(pick(causes, key, 'cause'), 'evidence') as evidence,
    struct_extract(pick(causes, key, 'cause'), 'rule') as rule
from explained;
