-- Frage: Welche Jahre, Programme und Stufen kommen in diesem Datensatz vor, und wann kam die letzte Lieferung?
-- Zeile: genau eine
select
    coalesce((
        select list_sort(list(distinct budget_year), 'desc') from (
            select budget_year from budget
            union all
            select budget_year from agreement
            union all
            select budget_year from project
            where budget_year is not null
            union all
            select budget_year from target
            union all
            select budget_year from dialogue
            union all
            select budget_year from deviation
            union all
            select budget_year from extra_need
            union all
            select budget_year from note
        ) as used
    ), []) as years,
    coalesce((
        select list(distinct programme) from (
            select programme from budget
            union all
            select programme from project
            union all
            select programme from target
        ) as used
    ), []) as programmes,
    coalesce((select list(distinct stage) from budget), []) as stages,
    (select max(recorded_at) from delivery) as last_delivery
order by last_delivery
