-- Makes: report_share_source
-- Reads: indicator, reference, shown_report, target_status
create view report_share_source as
with latest as (
    select
        target,
        value,
        reported_on,
        reference(delivery, citation) as source
    from shown_report
    where value is not null
)

select
    target_status.target,
    target_status.budget_year,
    target_status.programme,
    target_status.category,
    target_status.indicator,
    month(target_status.starts_on) as first_month,
    date_diff('month', target_status.starts_on, target_status.ends_on + interval 1 day) as agreed_months,
    date_diff('month', target_status.starts_on, latest.reported_on + interval 1 day) as elapsed_months,
    max_by(latest.value, latest.reported_on)::double as value_then,
    any_value(target_status.value)::double as final_value,
    max_by(latest.source, latest.reported_on) as source,
    any_value(target_status.report_source) as final_source
from target_status
inner join indicator on target_status.indicator = indicator.code and indicator.prorated
inner join latest on target_status.target = latest.target
where target_status.final and target_status.status <> 'dropped' and target_status.value > 0
group by all;

comment on view report_share_source is 'how the table report_share is computed; one row per finished target that grows over the year and month it was reported at: what was there then, and in the end';
comment on column report_share_source.target is 'key of the target';
comment on column report_share_source.budget_year is 'budget year of the agreement';
comment on column report_share_source.programme is 'code of the programme';
comment on column report_share_source.category is 'Maßnahmenart 1 to 4; null: across categories';
comment on column report_share_source.indicator is 'code of the indicator';
comment on column report_share_source.first_month is 'calendar month of the real start, never of the signature';
comment on column report_share_source.agreed_months is 'months of the agreed period';
comment on column report_share_source.elapsed_months is 'months from the real start to the report';
comment on column report_share_source.value_then is 'value reported then';
comment on column report_share_source.final_value is 'value of the report at the end';
comment on column report_share_source.source is 'delivery and citation of the report then';
comment on column report_share_source.final_source is 'delivery and citation of the report at the end';
