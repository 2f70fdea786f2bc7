-- Makes: previous_value_source
-- Reads: achievement, is_part, project_family, territory_change
create view previous_value_source as
with matched as (
    -- the same thing a year earlier: the same Maßnahme, or without one the same programme and Maßnahmenart
    select
        own.id,
        earlier.id as earlier_id,
        earlier.value,
        earlier.withheld,
        -- measured against what was agreed then: by what is agreed now it would be nobody's achievement
        earlier.reached / earlier.asked as ratio,
        earlier.reported_on,
        earlier.report_source
    from achievement as own
    inner join achievement as earlier
        on
            own.county = earlier.county
            and own.indicator = earlier.indicator
            and own.budget_year = earlier.budget_year + 1
    left join project_family as own_line on own.project = own_line.project
    left join project_family as earlier_line on earlier.project = earlier_line.project
    left join territory_change
        on own.county = territory_change.county and own.budget_year = territory_change.budget_year
    where
        (earlier.value is not null or earlier.withheld)
        -- part of a year is no year before
        and not is_part(earlier.final, earlier.indicator)
        and earlier.dropped_on is null
        and territory_change.county is null
        and case
            when own.project is not null then own_line.family = earlier_line.family
            else
                earlier.project is null
                and own.programme = earlier.programme
                and own.category is not distinct from earlier.category
        end
)

select
    id as target,
    any_value(value) as value,
    any_value(ratio) as ratio,
    any_value(withheld) as withheld,
    any_value(reported_on) as reported_on,
    any_value(report_source) as evidence
from matched
group by id
-- two candidates are not one year before
having count(distinct earlier_id) = 1;

comment on view previous_value_source is 'how the table previous_value is computed; one row per target that has exactly one counterpart in the year before, on the same territory';
comment on column previous_value_source.target is 'key of the target';
comment on column previous_value_source.value is 'value of the latest report on the counterpart of the year before; of a whole year, or of a stock on a day; null: withheld';
comment on column previous_value_source.ratio is 'achievement of the year before, by what was agreed then, as a fraction, not capped';
comment on column previous_value_source.withheld is 'true: persons it counts are too few to be shown (geheim)';
comment on column previous_value_source.reported_on is 'date of that report';
comment on column previous_value_source.evidence is 'delivery and citation of that report';
