-- Frage: Welche Maßnahme des einen Jahres führt welche des anderen fort oder vielleicht fort, mit welchen Namen?
-- Zeile: ein Paar nach Projektlinie oder gleichem Namen, oder als Vorschlag, wo sich nur Zahlen im Namen unterscheiden
-- Vergleicht: nichts, weil Maßnahmen gepaart und nicht verrechnet werden
with pair as (
    select
        project,
        counterpart,
        false as proposed
    from project_pair($county, $year, $other_year)
    union all
    select
        project,
        counterpart,
        true as proposed
    from proposed_pair($county, $year, $other_year)
)

select distinct
    before.name as old_name,
    now.name as new_name,
    pair.proposed
from pair
inner join project as now on pair.project = now.id and now.county = $county
inner join project as before on pair.counterpart = before.id and before.county = $county
order by old_name, new_name, pair.proposed
