-- One row per county and year in which it exists, with what the Land gives to all.
create temp table county_of_year as
select
    county.county,
    county.name,
    county.seat,
    county.kind,
    county.area_km2,
    budget_curve.year,
    county.county || '/' || budget_curve.year as key,
    budget_curve.euros as land,
    budget_curve.amb_share
from budget_curve
inner join now.county
    on
        coalesce(year(county.valid_from), budget_curve.year) <= budget_curve.year
        and coalesce(year(county.valid_to), budget_curve.year) >= budget_curve.year;

-- One row per agreement: its money, dates and how far its money is split.
create temp table county_year as
with placed as (
    select
        county.county,
        county.name,
        county.seat,
        county.year,
        county.key,
        replace(county.key, '/', '-') as slug,
        county.land,
        county.amb_share,
        county_weight.weight,
        -- one or two counties a year deliver nothing; the two published years are complete
        row_number() over (
            partition by county.year order by county.county in ('06412', '06415'), roll(county.key, 'missing')
        ) as missing_rank,
        case
            when county.year in (2019, 2023) then 0
            else 1 + (roll(county.year::varchar, 'missing') < 0.6)::integer
        end as missing_count,
        -- decimals add up alike in any order, doubles do not
        (
            county_weight.weight * (0.96 + 0.08 * roll(county.key, 'share'))
            -- a few years leap
            * case
                when roll(county.key, 'leap') < 0.02 then 0.82
                when roll(county.key, 'leap') < 0.04 then 1.18
                else 1
            end
        )::decimal(18, 6) as share
    from county_of_year as county
    inner join county_weight
        on
            county.county = county_weight.county
            and county.year between county_weight.from_year and coalesce(county_weight.to_year, 9999)
),

funded as (
    select
        *,
        round(land * (share::double / sum(share) over (partition by year)), -2)::decimal(14, 2) as whole
    from placed
),

agreed as (
    select
        *,
        case
            when amb_share = 0 or roll(county, 'amb') > 0.75 then 0
            else round(whole * amb_share, -2)
        end::decimal(14, 2) as amb,
        (sqrt(weight) * (0.85 + 0.3 * roll(key, 'projects')))::decimal(18, 6) as project_share
    from funded
    where missing_rank > missing_count
),

counted as (
    select
        *,
        case
            when roll(key, 'precision') < 0.04 and year < 2022 then 'about'
            when roll(key, 'precision') > 0.99 then 'at_least'
            when roll(key, 'precision') > 0.98 then 'at_most'
            else 'exact'
        end as agreed_precision,
        as_stated(whole - amb, agreed_precision)::decimal(14, 2) as agreed,
        case
            when roll(key, 'grant precision') < 0.015 then 'about'
            when roll(key, 'grant precision') < 0.04 then 'at_most'
            else 'exact'
        end as granted_precision,
        sum(project_share) over (order by key) / sum(project_share) over () as until_here,
        (sum(project_share) over (order by key) - project_share) / sum(project_share) over () as until_before
    from agreed
),

drawn as (
    select
        *,
        -- the programme was called Ausbildungsbudget until 2014
        case when year < 2015 then 'AB' else 'AQB' end as programme,
        (round(getvariable('projects') * until_here) - round(getvariable('projects') * until_before))::bigint
            as projects,
        workday(days(make_date(year, 5, 10), key, 'ministry', 33)) as ministry_on,
        roll(key, 'deviation') < 0.13 as deviates,
        as_stated(case
            when roll(key, 'granted') < 0.5 then agreed
            when roll(key, 'granted') < 0.9 then agreed * (0.97 + 0.03 * roll(key, 'grant'))
            else agreed * (1 + 0.03 * roll(key, 'grant'))
        end, granted_precision)::decimal(14, 2) as granted_first,
        case
            when roll(key, 'split') < 0.08 then 'none'
            when roll(key, 'split') < 0.13 then 'category'
            else 'project'
        end as split,
        case when roll(county, 'residual') < 0.3 then 0.8 + 0.1 * roll(key, 'residual') else 1 end as split_share,
        roll(county, 'paid split') < 0.8 as splits_paid
    from counted
)

select
    *,
    least(projects, getvariable('core_projects')) as core,
    'zv-' || slug as agreement_delivery,
    -- one notice was recorded with a wrong sum, withdrawn and replaced
    'bescheid-' || slug || case
        when key = first(key) over (
            order by year <> 2021, roll(key, 'withdrawn')
        ) then '-neu' else ''
    end as grant_delivery,
    'finanzplan-' || slug as split_delivery,
    'abweichung-' || slug as deviation_delivery,
    case
        when roll(key, 'unsigned') < 0.92 then workday(days(ministry_on + 10, key, 'county signs', 20))
    end as county_on,
    at_office(workday(days(make_date(year, 7, 16), key, 'recorded', 13)), 'zv-' || slug) as agreed_at,
    case
        when roll(key, 'early grant') < 0.15 then workday(days(make_date(year, 2, 10), key, 'grant day', 90))
        else workday(days(make_date(year, 7, 20), key, 'grant day', 50))
    end as granted_on,
    roll(key, 'no grant') >= case when year = 2026 then 0.12 else 0.02 end as has_grant,
    -- what is available after a deviation: less for most, less than half for a few, more for some
    case
        when deviates and roll(key, 'money') < 0.65
            then
                round(agreed * case
                    when roll(key, 'more money') < 0.2 then 1.04 + 0.03 * roll(key, 'cut')
                    when roll(key, 'more money') > 0.9 then 0.40 + 0.05 * roll(key, 'cut')
                    else 0.82 + 0.12 * roll(key, 'cut')
                end, 2)
    end::decimal(14, 2) as granted_later,
    days(greatest(ministry_on, coalesce(county_on, ministry_on)) + 5, key, 'occurred', 50) as deviated_on,
    least(granted_first, coalesce(granted_later, granted_first)) as granted,
    roll(key, 'agreed split') < 0.33 and year >= 2021 and agreed_precision = 'exact' as splits_agreed,
    state_of(year, key) as state
from drawn;
