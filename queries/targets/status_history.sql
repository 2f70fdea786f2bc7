-- Frage: Wie standen dieselben Ziele in den fünf Jahren davor?
-- Zeile: ein Ziel des Jahres und ein früheres Jahr mit genau einem Gegenstück; Status, wie er damals beurteilt wurde
-- Vergleicht: Jahre
select
    own.target,
    earlier.budget_year as earlier_year,
    any_value(earlier.status) as status
from target_status as own
inner join target_status as earlier
    on
        own.county = earlier.county
        and own.kind = earlier.kind
        and own.indicator is not distinct from earlier.indicator
        and earlier.budget_year between own.budget_year - 5 and own.budget_year - 1
left join project_family as own_line on own.project = own_line.project
left join project_family as earlier_line on earlier.project = earlier_line.project
where
    own.budget_year = $year
    and own.programme = $programme
    and county_chosen($counties, own.county)
    and case
        -- without project only a counted thing is the same thing; two sentences are not
        when own.project is null
            then
                earlier.project is null
                and own.indicator is not null
                and own.programme = earlier.programme
                and own.category is not distinct from earlier.category
        else own_line.family = earlier_line.family
    end
    -- another territory is another history
    and not exists (
        select 1
        from territory_change
        where
            territory_change.county = own.county
            and territory_change.budget_year > earlier.budget_year
            and territory_change.budget_year <= own.budget_year
    )
group by own.target, earlier.budget_year
having count(distinct earlier.target) = 1
order by own.target, earlier_year
