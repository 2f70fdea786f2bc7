-- Frage: Welche Kennzahlen lassen sich in diesem Datensatz zwischen Gebietskörperschaften vergleichen?
-- Zeile: eine Kennzahl, zu der es Angaben gibt; Betrag (money), Verhältnis (ratio), Anteil (share), Anzahl (count)
-- Vergleicht: nichts, weil es der Katalog der Kennzahlen ist
with compared (code, basis) as (
    values
    ('budget_sum', 'money'),
    ('grant_ratio', 'ratio'),
    ('payment_ratio', 'ratio'),
    ('flow_ratio', 'ratio'),
    ('verification_ratio', 'ratio'),
    ('reached_share', 'share'),
    ('transition_rate', 'share'),
    ('dropout_rate', 'share'),
    ('budget_use', 'ratio'),
    ('entries', 'count'),
    ('completions', 'count'),
    ('places', 'count'),
    ('youth_unplaced', 'count'),
    ('project_count', 'count')
),

-- A ratio needs both stages of one county in one year.
stated as (
    select list(distinct stage) as stages
    from budget
    where county <> '06'
    group by county, budget_year, programme
),

known (code) as (
    select distinct measure from county_part
    union all
    select 'budget_sum'
    union all
    select ratio.code
    from (
        values
        ('grant_ratio', ['granted', 'agreed']),
        ('payment_ratio', ['paid', 'granted']),
        ('flow_ratio', ['paid', 'agreed']),
        ('verification_ratio', ['verified', 'paid'])
    ) as ratio (code, needed)
    where exists (
        select 1 from stated
        where list_has_all(stated.stages, ratio.needed)
    )
)

select
    compared.code,
    indicator.name,
    indicator.unit,
    indicator.direction,
    compared.basis,
    indicator.formula
from compared
inner join indicator on compared.code = indicator.code
where compared.code in (select known.code from known)
order by list_position(
    [
        'budget_sum', 'grant_ratio', 'payment_ratio', 'flow_ratio', 'verification_ratio', 'reached_share',
        'transition_rate', 'dropout_rate', 'budget_use', 'entries', 'completions', 'places', 'youth_unplaced',
        'project_count'
    ],
    compared.code
)
