-- Every stated whole sum of money, stage by stage; later rows for a key are newer statements.
create temp table payment_list as
select
    listed_on,
    'auszahlung-' || listed_on as delivery
from (
    select make_date(year, 12, 31) as listed_on from budget_curve
    where year < 2026
    union all
    select getvariable('last_report') as listed_on
) as day;

create temp table programme_money as
with own as (
    select
        key,
        county,
        year,
        slug,
        programme,
        state,
        has_grant,
        ministry_on,
        granted_on,
        agreement_delivery,
        grant_delivery,
        agreed,
        agreed_precision,
        granted_precision,
        granted_first,
        granted,
        amb
    from county_year
)

select * exclude (amb)
from own
union all
select
    * exclude (amb) replace (
        'AMB' as programme,
        amb as agreed,
        'exact' as agreed_precision,
        'exact' as granted_precision,
        amb as granted_first,
        amb as granted
    )
from own
where amb > 0
union all
-- an additional offer with its own money, granted without an agreement
select
    * exclude (amb) replace (
        'SCHUTZ' as programme,
        null as ministry_on,
        null as agreement_delivery,
        'schutzschirm-' || slug as grant_delivery,
        null as agreed,
        null as agreed_precision,
        'exact' as granted_precision,
        100000 + round(roll(key, 'schutz sum') * 200000, -2) as granted_first,
        100000 + round(roll(key, 'schutz sum') * 200000, -2) as granted
    )
from own
where year between 2020 and 2023 and roll(key, 'schutz') < case when year = 2020 then 0.6 else 0.35 end;

create temp table total (
    key varchar,
    county varchar,
    year integer,
    programme varchar,
    stage varchar,
    euros decimal(14, 2),
    precision varchar,
    stated_on date,
    delivery varchar,
    citation varchar,
    state varchar
);

insert into total by name
select
    key,
    county,
    year,
    programme,
    'announced' as stage,
    round(agreed * (0.97 + 0.06 * roll(key, 'announced')), -3) as euros,
    case when roll(key, 'announced about') < 0.3 then 'about' else 'exact' end as precision,
    workday(make_date(year - 1, 12, 10)) as stated_on,
    'aussicht-' || year as delivery,
    'Anlage, Zeile ' || row_number() over (partition by year order by county) as citation,
    'final' as state
from county_year
where roll(key, 'not announced') >= 0.1;

insert into total by name
select
    key,
    county,
    year,
    programme,
    'agreed' as stage,
    agreed as euros,
    agreed_precision as precision,
    ministry_on as stated_on,
    agreement_delivery as delivery,
    '§ 4' as citation,
    state
from programme_money
where agreed is not null;

insert into total by name
select
    key,
    county,
    year,
    programme,
    'granted' as stage,
    granted_first as euros,
    granted_precision as precision,
    granted_on as stated_on,
    grant_delivery as delivery,
    'Bescheid, Nr. ' || case when programme = 'SCHUTZ' then 1 when programme = 'AMB' then 3 else 2 end as citation,
    state
from programme_money
where has_grant;

-- the notice that was recorded with a slip of the pen and withdrawn
insert into total by name
select * replace (round(euros * 1.09, 2) as euros, replace(delivery, '-neu', '') as delivery)
from total
where delivery like 'bescheid-%-neu';

-- what is available after a deviation: a newer row for the same key
insert into total by name
select
    key,
    county,
    year,
    programme,
    'granted' as stage,
    granted_later as euros,
    'exact' as precision,
    make_date(year, 10, 1) as stated_on,
    deviation_delivery as delivery,
    'Änderungsbescheid, Nr. 1' as citation,
    state
from county_year
where granted_later is not null and has_grant;

-- payments, cumulated: three lists per budget year, each list covers three budget years
insert into total by name
select
    money.key,
    money.county,
    money.year,
    money.programme,
    'paid' as stage,
    -- the list of the year itself is exact; later ones wait for bookings, or round what a county told by telephone
    case
        when year(list.listed_on) = money.year then 'exact'
        when roll(money.key || money.programme || list.listed_on, 'list precision') < 0.02 then 'about'
        when roll(money.key || money.programme || list.listed_on, 'list precision') < 0.04 then 'at_least'
        else 'exact'
    end as precision,
    as_stated(money.granted * case
        when year(list.listed_on) = 2026 and money.year = 2026 then 0.38 + 0.26 * roll(money.key, 'paid 0')
        when year(list.listed_on) = money.year then 0.40 + 0.34 * roll(money.key, 'paid 0')
        when year(list.listed_on) = money.year + 1 then 0.87 + 0.08 * roll(money.key, 'paid 1')
        -- a few were paid more than the Bescheid allows
        when roll(money.key || money.programme, 'overpaid') < 0.02 then 1.02
        else 0.96 + 0.04 * roll(money.key, 'paid 2')
    end, precision) as euros,
    list.listed_on as stated_on,
    list.delivery,
    'Auszahlungsliste, Zeile ' || row_number() over (
        partition by list.delivery order by money.county, money.year, money.programme
    ) as citation,
    money.state
from programme_money as money
inner join payment_list as list on year(list.listed_on) - money.year between 0 and 2
where money.has_grant;

insert into total by name
select
    key,
    county,
    year,
    programme,
    'verified' as stage,
    as_stated(euros * (0.96 + 0.04 * roll(key, 'verified')), accepted_as) as euros,
    accepted_as as precision,
    workday(days(make_date(year + 2, 2, 20), key, 'verified day', 100)) as stated_on,
    'nachweis-' || replace(key, '/', '-') as delivery,
    'Verwendungsnachweis, Nr. ' || case when programme = 'AMB' then 2 else 1 end as citation,
    state
from (
    select
        *,
        case
            when roll(key || programme, 'proof precision') < 0.02 then 'about'
            when roll(key || programme, 'proof precision') < 0.04 then 'at_most'
            else 'exact'
        end as accepted_as
    from total
) as listed
where
    stage = 'paid'
    and programme <> 'SCHUTZ'
    and year <= 2024
    and year(stated_on) = year + 1
    and roll(key, 'verification') >= case when year = 2024 then 0.45 else 0.1 end;
