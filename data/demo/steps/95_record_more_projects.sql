-- Maßnahmen beyond an ordinary agreement, to try the program at scale: one row and one granted sum each.
-- They are streamed straight into the log; nothing here sorts or collects them.
insert into log.project by name
select
    key || '/' || ordinal as id,
    county,
    year as budget_year,
    (1 + ordinal % 3)::integer as category,
    programme,
    ordinal,
    pick(getvariable('stems'), slug || ordinal, 'stem') || pick(getvariable('heads'), slug || ordinal, 'head')
    || ' ' || ordinal as name,
    invented_provider(county || ordinal % 6) as provider,
    roll(slug || ordinal, 'time') < 0.1 as part_time,
    (5 + floor(roll(slug || ordinal, 'places') * 20))::integer as places,
    agreement_delivery as delivery,
    'Anlage' as citation,
    state,
    agreed_at as recorded_at,
    false as removed
from
    (select
        *,
        unnest(range(core + 1, projects + 1))::integer as ordinal
    from county_year
    where projects > core) as more;

insert into log.amount by name
select
    key || '/' || programme || '/granted/project/' || ordinal as id,
    county,
    year as budget_year,
    programme,
    'granted' as stage,
    'project' as level,
    (1 + ordinal % 3)::integer as category,
    key || '/' || ordinal as project,
    'state' as funding_source,
    floor(granted::double * split_share * 50 / (projects - core) * (0.5 + 0.5 * roll(slug || ordinal, 'sum'))) / 100
        as euros,
    'exact' as precision,
    granted_on as stated_on,
    split_delivery as delivery,
    'Finanzierungsplan, Zeile ' || ordinal as citation,
    state,
    split_recorded_at as recorded_at,
    false as removed
from (
    select
        county_year.*,
        document.recorded_at as split_recorded_at,
        unnest(range(core + 1, projects + 1))::integer as ordinal
    from county_year
    inner join document on county_year.split_delivery = document.id
    where projects > core and split = 'project' and has_grant
) as more;
