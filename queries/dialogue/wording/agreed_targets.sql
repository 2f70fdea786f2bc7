-- Frage: Was ist in zwei Jahren je Ziel vereinbart, und welches Ziel des einen Jahres steht welchem des anderen gegenüber?
-- Zeile: ein Ziel eines der Jahre; gleich in `pair` und `place` sind, die einander gegenüberstehen; Werte in der Einheit des Ziels
-- Vergleicht: nichts, weil Ziele gepaart und nicht verrechnet werden
with continued as (
    select
        project,
        counterpart
    from project_pair($county, $year, $other_year)
    where project is not null and counterpart is not null
),

agreed as (
    select
        target_status.*,
        section_of(split_part(target_status.evidence, ' # ', 2)) as section,
        lower(trim(target_status.name)) as folded,
        -- a Maßnahme of both years under the key of its earlier one
        coalesce(later.counterpart, target_status.project) as measure,
        if(target_status.kind = 'qualitative', measure, null) as goes_on,
        -- that a Maßnahme bears another name is told by the Maßnahme
        if(goes_on is null, folded, replace(folded, lower(trim(target_status.project_name)), '')) as called,
        concat_ws('/', target_status.kind, called, coalesce(measure, '')) as pair
    from target_status
    left join continued as later on target_status.project = later.project
    left join continued as earlier on target_status.project = earlier.counterpart
    where
        target_status.county = $county
        and target_status.budget_year in ($year, $other_year)
        -- that a Maßnahme is new or ends is told by the Maßnahme, and with it what is said of it in words
        and (
            target_status.kind <> 'qualitative'
            or target_status.project is null
            or (
                (later.project is not null or earlier.project is not null)
                -- that it is carried out says no more than that it is named
                and folded <> lower(trim(target_status.project_name)) || ' wird durchgeführt'
            )
        )
),

-- where a part of the county is a county of its own by then, that one may agree on the same
carried as (
    select
        county,
        kind,
        lower(trim(name)) as folded
    from target_status
    where
        budget_year = $year
        and county in (
            select county
            from successor($county, $year, $other_year)
        )
)

select
    budget_year = $year as later,
    pair,
    row_number() over (partition by budget_year, pair order by target) as place,
    name,
    project_name,
    kind,
    unit,
    direction,
    target_value,
    base_value,
    lower_bound,
    upper_bound,
    section,
    goes_on,
    case
        when budget_year = $year then null
        when (kind, folded) in (select (carried.kind, carried.folded) from carried) then 'moved'
        when
            (select count(distinct carried.county) from carried)
            < (select count(*) from successor($county, $year, $other_year))
            then 'unclear'
        else 'ended'
    end as fate
from agreed
order by later, section, name collate de, pair, place
