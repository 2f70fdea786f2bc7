-- The targets of a scope: of one budget year and programme, in the chosen counties and Maßnahmenarten.
-- Makes: chosen_target, read_target, running_target, unexplained_target
-- Reads: target_status, county_chosen, category_chosen, reported_words
create macro chosen_target(of_year, of_programme, counties, categories) as table
    select *
    from target_status as found
    where
        found.budget_year = of_year
        and found.programme = of_programme
        and county_chosen(counties, found.county)
        and category_chosen(categories, found.category);

-- Those of the chosen statuses and kinds; `today` reads status, reason and rule as the newest rule has them.
create macro read_target(of_year, of_programme, counties, categories, statuses, kinds, today) as table
    with read as (
        select
            * replace (
                case when today then newest_status else status end as status,
                case when today then newest_reason_code else reason_code end as reason_code,
                case when today then newest_reason else reason end as reason,
                case when today then newest_rule else rule end as rule
            ),
            status as own_status
        from chosen_target(of_year, of_programme, counties, categories)
    )

    select *
    from read
    where
        (len(statuses) = 0 or list_contains(statuses::varchar[], read.status))
        and (len(kinds) = 0 or list_contains(kinds::varchar[], read.kind));

-- Those that still run and grow over the year, with the months since their beginning up to the report and in all.
create macro running_target(of_year, of_programme, counties, categories, kinds) as table
    select
        *,
        date_diff('month', starts_on, reported_on + interval 1 day) as elapsed_months,
        date_diff('month', starts_on, ends_on + interval 1 day) as agreed_months
    from chosen_target(of_year, of_programme, counties, categories) as found
    where
        found.in_year
        -- a period that is over is not running, its last report is missing
        and not found.period_over
        and (found.value is not null or found.withheld)
        and found.status <> 'dropped'
        and (len(kinds) = 0 or list_contains(kinds::varchar[], found.kind));

-- Those of a county and a status that neither a deviation after § 6 explains nor a dialogue has accepted as they stand.
create macro unexplained_target(of_county, of_year, of_status) as table
    select
        *,
        reported_words(value, target_value, lower_bound, upper_bound, unit, direction) as reported_words
    from target_status as found
    where
        found.county = of_county
        and found.budget_year = of_year
        and found.status = of_status
        and found.deviation_source is null
        and coalesce(found.dialogue_result, '') <> 'accepted';
