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

stage_known as (
    select list(distinct stage) as stages
    from budget
    where county <> '06'
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
cross join stage_known
where
    case compared.code
        when 'budget_sum' then true
        when 'grant_ratio' then list_has_all(stages, ['granted', 'agreed'])
        when 'payment_ratio' then list_has_all(stages, ['paid', 'granted'])
        when 'flow_ratio' then list_has_all(stages, ['paid', 'agreed'])
        when 'verification_ratio' then list_has_all(stages, ['verified', 'paid'])
        else compared.code in (select distinct measure from county_part)
    end
order by list_position(
    [
        'budget_sum', 'grant_ratio', 'payment_ratio', 'flow_ratio', 'verification_ratio', 'reached_share',
        'transition_rate', 'dropout_rate', 'budget_use', 'entries', 'completions', 'places', 'youth_unplaced',
        'project_count'
    ],
    compared.code
)
