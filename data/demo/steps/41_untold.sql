-- Sums that are not there although one is asked for them, with the reason the county gave: one answer per county and day.
create temp table untold as
with asked as (
    -- who delivered no agreement
    select
        key,
        county,
        year,
        'agreed' as stage,
        make_date(year, 10, 20) as stated_on
    from county_of_year
    where key not in (select county_year.key from county_year)
    union all by name
    -- who has an agreement and no Bescheid
    select
        key,
        county,
        year,
        'granted' as stage,
        make_date(year, 10, 20) as stated_on
    from county_year
    where not has_grant
    union all by name
    -- whose proof should be there by now
    select
        key,
        county,
        year,
        'verified' as stage,
        make_date(year + 2, 9, 20) as stated_on
    from county_year
    where
        has_grant
        and year <= 2024
        and key not in (
            select total.key from total
            where total.stage = 'verified' and total.programme in ('AB', 'AQB')
        )
)

select
    key,
    county,
    year,
    case when year < 2015 then 'AB' else 'AQB' end as programme,
    stage,
    missing,
    workday(stated_on) as stated_on,
    'rueckfrage-' || stage || '-' || year as delivery,
    'Antwort, Zeile ' || row_number() over (partition by stage, year order by county) as citation
from (
    select
        *,
        case
            when year = 2026 then 'not_due'
            when stage = 'verified' and year = 2024 and roll(key, 'not due') < 0.3 then 'not_due'
            -- some have not answered yet
            else ['not_reported', 'none', 'secret', 'not_applicable', 'not_reported'][
                1 + row_number() over (partition by stage order by year, county) % 5
            ]
        end as missing
    from asked
) as answered
where missing <> 'none';
