-- Every sum of money into the log.
insert into log.amount by name
select
    key || '/' || programme || '/' || stage || '/total' as id,
    county,
    year as budget_year,
    programme,
    stage,
    'total' as level,
    case when stage = 'agreed' and roll(county, 'spending') < 0.3 then year end as spending_from,
    case when stage = 'agreed' and roll(county, 'spending') < 0.3 then year + 4 end as spending_to,
    case when programme = 'AMB' then 'state_esf' else 'state' end as funding_source,
    euros,
    precision,
    stated_on,
    delivery,
    citation,
    total.state,
    document.recorded_at,
    false as removed
from total
inner join document on total.delivery = document.id;

-- what is not there, with its reason
insert into log.amount by name
select
    key || '/' || programme || '/' || stage || '/total' as id,
    county,
    year as budget_year,
    programme,
    stage,
    'total' as level,
    'state' as funding_source,
    'exact' as precision,
    stated_on,
    missing,
    delivery,
    citation,
    'final' as state,
    document.recorded_at,
    false as removed
from untold
inner join document on untold.delivery = document.id;

-- the Land as a whole, only where a published total exists to follow
insert into log.amount by name
select
    '06/' || year || '/' || programme || '/agreed/total' as id,
    '06' as county,
    year as budget_year,
    programme,
    'agreed' as stage,
    'total' as level,
    case when programme = 'AMB' then 'state_esf' else 'state' end as funding_source,
    sum(euros) as euros,
    'exact' as precision,
    make_date(year, 9, 5) as stated_on,
    'land-' || year as delivery,
    'Absatz ' || row_number() over (partition by year order by programme desc) as citation,
    'final' as state,
    any_value(document.recorded_at) as recorded_at,
    false as removed
from total
inner join document on 'land-' || total.year = document.id
where stage = 'agreed'
group by year, programme;

insert into log.amount by name
select
    key || '/' || programme || '/' || stage || '/'
    || case when level = 'project' then 'project/' || format('{:02d}', ordinal) else 'category/' || category end as id,
    county,
    year as budget_year,
    programme,
    stage,
    level,
    category,
    project,
    'state' as funding_source,
    euros,
    'exact' as precision,
    part.stated_on,
    delivery,
    citation,
    part.state,
    document.recorded_at,
    false as removed
from split_part as part
inner join document on part.delivery = document.id
where euros > 0;

insert into log.amount by name
select
    key || '/AMB/agreed/funding/' || source as id,
    county,
    year as budget_year,
    'AMB' as programme,
    'agreed' as stage,
    'funding' as level,
    source as funding_source,
    case when source = 'state' then round(amb * 0.57, -2) else amb - round(amb * 0.57, -2) end as euros,
    'exact' as precision,
    ministry_on as stated_on,
    agreement_delivery as delivery,
    '§ 4' as citation,
    state,
    agreed_at as recorded_at,
    false as removed
from county_year
cross join (select unnest(['state', 'esf']) as source) as funding
where amb > 0;

insert into log.amount by name
select
    key || '/' || programme || '/granted/tranche/' || spending_year as id,
    county,
    year as budget_year,
    programme,
    'granted' as stage,
    'tranche' as level,
    spending_year as spending_from,
    spending_year as spending_to,
    'state' as funding_source,
    euros,
    'exact' as precision,
    granted_on as stated_on,
    split_delivery as delivery,
    'Finanzierungsplan, Jahr ' || spending_year as citation,
    tranche.state,
    document.recorded_at,
    false as removed
from tranche
inner join document on tranche.split_delivery = document.id;
