-- Welcher Betrag und welche Bezugsgröße nennt weder eine Zahl noch, warum sie fehlt, oder beides?
-- Eine Zeile je Betrag oder Bezugsgröße.
with stated (table_name, key, figure, missing) as (
    select
        'amount' as table_name,
        id,
        euros,
        missing
    from touched_amount
    union all
    select
        'county_measure' as table_name,
        id,
        value,
        missing
    from touched_county_measure
)

select
    table_name,
    key,
    'hard' as severity,
    case
        when figure is null then 'Es steht weder eine Zahl da noch ein Grund, warum sie fehlt.'
        else 'Es stehen eine Zahl und zugleich ein Grund da, warum sie fehlt.'
    end as sentence,
    'Bitte eines von beiden eintragen: die Zahl, oder nicht gemeldet, nicht zutreffend, geheim, noch nicht fällig.' as way_out
from stated
where (figure is null) = (missing is null)
