-- Maßnahmen of an ordinary agreement and their lines into the log.
insert into log.project by name
select
    draft.id,
    draft.county,
    draft.year as budget_year,
    draft.category,
    draft.programme,
    draft.ordinal,
    draft.name,
    provider,
    target_group,
    legal_circles,
    part_time,
    language,
    digital,
    places,
    participants,
    starts_on,
    ends_on,
    agreement_delivery as delivery,
    '§ 5' as citation,
    state,
    agreed_at as recorded_at,
    false as removed
from project_draft as draft
inner join county_year on draft.key = county_year.key;

insert into log.project_line by name
select
    'L-' || concept || '/' || draft.id as id,
    'L-' || concept as line,
    draft.id as project,
    'Demonstration' as decided_by,
    make_date(decided, 11, 2) as decided_on,
    'linien-' || decided as delivery,
    'Zeile ' || row_number() over (partition by decided order by concept, year) as citation,
    'final' as state,
    document.recorded_at,
    false as removed
from (
    select
        *,
        greatest(year, 1 + min(year) over (partition by concept)) as decided
    from project_draft
    qualify count(*) over (partition by concept) > 1
) as draft
inner join document on 'linien-' || draft.decided = document.id
where roll(concept, 'line') < 0.6;
