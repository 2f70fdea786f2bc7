-- Wo ergeben die Teile mehr als das Ganze?
-- Eine Zeile je Ganzem, das von seinen Teilen um mehr als einen Cent überschritten wird; Untergrenzen begrenzen nicht.
with sums as (
    -- projects count inside their category where the category has a sum of its own
    select
        county,
        budget_year,
        programme,
        stage,
        category,
        sum(euros) filter (where level = 'category') as category_euros,
        sum(euros) filter (where level = 'project') as project_euros
    from group_amount
    where level in ('category', 'project') and budget_year is not null
    group by county, budget_year, programme, stage, category
),

parts as (
    select
        county,
        budget_year,
        programme,
        stage,
        'Maßnahmen und Maßnahmenarten' as kind,
        -- projects may say more than their category, which is a lower bound then; a sum taken away never adds anything
        sum(greatest(category_euros, project_euros)) as euros
    from sums
    group by county, budget_year, programme, stage
    union all
    select
        county,
        budget_year,
        programme,
        stage,
        case level when 'tranche' then 'Jahresraten' else 'Anteile der Geldgeber' end as kind,
        sum(euros) as euros
    from group_amount
    where level in ('tranche', 'funding') and budget_year is not null
    group by county, budget_year, programme, stage, level
),

whole as (
    select
        total.id,
        total.euros,
        parts.kind,
        parts.euros as parts
    from group_amount as total
    inner join parts using (county, budget_year, programme, stage)
    where total.level = 'total' and total.precision <> 'at_least'
    union all
    select
        total.id,
        total.euros,
        'Maßnahmen' as kind,
        sums.project_euros as parts
    from group_amount as total
    inner join sums using (county, budget_year, programme, stage, category)
    where total.level = 'category' and total.precision <> 'at_least'
)

select
    'amount' as table_name,
    id as key,
    'hard' as severity,
    kind || ' ergeben ' || translate(format('{:,.2f}', parts), ',.', '.,') || ' € und damit mehr als das Ganze von '
    || translate(format('{:,.2f}', euros), ',.', '.,') || ' €.' as sentence,
    'Bitte die Teile oder das Ganze berichtigen; ist das Ganze nur eine Untergrenze, gehört „mindestens“ dazu.' as way_out
from whole
where parts > euros + 0.01
