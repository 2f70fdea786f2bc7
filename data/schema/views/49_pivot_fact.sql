-- What an own pivot adds up: of one year, programme and stage, as far as these are no dimension of its lines and columns.
-- Makes: pivot_chosen, pivot_fact
-- Reads: allocation, category_chosen, counted_county, project, reference, target_status
create macro pivot_chosen(
    dimensions, of_year, of_programme, counties, categories, county, budget_year, programme, category
) as
counted_county(counties, county)
and budget_year is not null
and (list_contains(dimensions, 'year') or budget_year = of_year)
and (list_contains(dimensions, 'programme') or programme = of_programme)
and category_chosen(categories, category);

-- One row per part of a budget (its euros), Maßnahme (its places, or itself) or target, with its place in a document.
create macro pivot_fact(measure, dimensions, of_year, of_programme, of_stage, counties, categories) as table
    with fact as (
        select
            county,
            budget_year,
            programme,
            stage,
            category,
            euros as value,
            precision,
            evidence
        from allocation
        where measure = 'euros' and (list_contains(dimensions, 'stage') or stage = of_stage)
        union all by name
        select
            county,
            budget_year,
            programme,
            category,
            case measure when 'places' then places else 1 end as value,
            reference(delivery, citation) as evidence
        from project
        where measure in ('projects', 'places')
        union all by name
        select
            county,
            budget_year,
            programme,
            category,
            1 as value,
            evidence
        from target_status
        where measure = 'targets'
    )

    select *
    from fact
    where pivot_chosen(dimensions, of_year, of_programme, counties, categories, county, budget_year, programme, category);
