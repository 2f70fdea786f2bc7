-- Frage: Was ist in zwei Jahren je Ziel vereinbart, und welches Ziel des einen Jahres steht welchem des anderen gegenüber?
-- Zeile: ein Ziel eines der Jahre; gleich in `pair` und `place` sind, die einander gegenüberstehen; Werte in der Einheit des Ziels
-- Vergleicht: nichts, weil Ziele gepaart und nicht verrechnet werden
with agreed as (
    select
        target_status.*,
        section_of(split_part(target_status.evidence, ' # ', 2)) as section,
        concat_ws(
            '/', target_status.kind, lower(trim(target_status.name)), coalesce(other.counterpart, target_status.project, '')
        ) as pair
    from target_status
    left join project_pair($county, $year, $other_year) as other on target_status.project = other.project
    where
        target_status.county = $county
        and target_status.budget_year in ($year, $other_year)
        -- that a Maßnahme is carried out is told by the Maßnahme
        and (target_status.kind <> 'qualitative' or target_status.project is null)
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
    section
from agreed
order by later, section, name collate de, pair, place
