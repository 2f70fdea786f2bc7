-- Frage: Zu wie vielen Gebietskörperschaften sagt der Datensatz in welchem Haushaltsjahr etwas, und was?
-- Zeile: ein Haushaltsjahr mit einer Angabe, das jüngste zuerst; Gebiete, auch die nur mit Beträgen eines Programms
-- Vergleicht: nichts, weil nur gezählt wird, wer etwas angibt
with said as (
    select
        county,
        budget_year,
        'budget' as what,
        programme,
        stage,
        null as id
    from budget
    union all
    select
        county,
        budget_year,
        'agreement' as what,
        null as programme,
        null as stage,
        id
    from agreement
    union all
    select
        county,
        budget_year,
        'project' as what,
        null as programme,
        null as stage,
        id
    from project
    union all
    select
        county,
        budget_year,
        'target' as what,
        null as programme,
        null as stage,
        id
    from target
),

-- of whom nothing is known but sums of one programme
only_sums as (
    select
        budget_year,
        programme,
        count(*) as counties
    from (
        select
            said.budget_year,
            said.county,
            min(said.programme) as programme
        from said
        inner join county on said.county = county.county
        group by said.budget_year, said.county
        having bool_and(said.what = 'budget') and min(said.programme) = max(said.programme)
    ) as of_one
    group by budget_year, programme
),

most_sums as (
    select
        only_sums.budget_year,
        programme.short_name as programme,
        only_sums.counties
    from only_sums
    inner join programme on only_sums.programme = programme.code
    qualify
        row_number() over (partition by only_sums.budget_year order by only_sums.counties desc, programme.sort) = 1
)

select
    said.budget_year,
    count(distinct said.county) as counties,
    any_value(year.counties) as existing,
    count(distinct said.id) filter (where said.what = 'agreement') as agreements,
    count(distinct said.id) filter (where said.what = 'project') as projects,
    count(distinct said.id) filter (where said.what = 'target') as targets,
    coalesce(list(distinct said.stage) filter (where said.stage is not null), []) as stages,
    any_value(most_sums.programme) as sums_of,
    coalesce(any_value(most_sums.counties), 0)::bigint as with_sums_only
from said
-- Sums of the Land are those of no county.
inner join county on said.county = county.county
inner join (
    select
        budget_year,
        count(*) filter (where exists_in_year) as counties
    from county_year
    group by budget_year
) as year on said.budget_year = year.budget_year
left join most_sums on said.budget_year = most_sums.budget_year
group by said.budget_year
order by said.budget_year desc
