-- Facts about persons without the counts that are withheld; everything else reads them here and nowhere else.
-- Makes: shown_report, shown_base, open_measure, shown_measure, untold_measure, without_persons
-- Reads: county_measure, report, target, withheld
create view shown_report as
select
    report.id,
    report.target,
    report.reported_on,
    case when withheld.id is null then report.value end as value,
    report.due,
    case when withheld.id is null then report.cases end as cases,
    report.judgement,
    report.evidence,
    report.comment,
    report.missing,
    report.state,
    report.delivery,
    report.citation,
    withheld.id is not null as withheld
from report
left join withheld on withheld.fact = 'report' and report.id = withheld.id;

comment on view shown_report is 'one row per report on a target at a date, as it may be shown';
comment on column shown_report.id is 'key: target / reporting date';
comment on column shown_report.target is 'target reported on';
comment on column shown_report.reported_on is 'date the report describes';
comment on column shown_report.value is 'reported value, or milestones done with evidence; null: no figure, or withheld';
comment on column shown_report.due is 'milestones due by the date; null: not a milestone target';
comment on column shown_report.cases is 'persons or cases behind a rate; null: not a rate, or withheld';
comment on column shown_report.judgement is 'for qualitative targets: on_track, fulfilled, partly or not_fulfilled';
comment on column shown_report.evidence is 'what the judgement or the milestones rest on';
comment on column shown_report.comment is 'explanation given with the report';
comment on column shown_report.missing is 'why there is no value, as the report says; null: it has one, or does not say';
comment on column shown_report.state is 'state of the report: provisional, checked or final';
comment on column shown_report.delivery is 'delivery that brought the report';
comment on column shown_report.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column shown_report.withheld is 'true: a figure is reported and never shown (geheim)';

create view shown_base as
select
    target.id,
    case when withheld.id is null then target.base_value end as base_value,
    withheld.id is not null as withheld
from target
left join withheld on withheld.fact = 'target' and target.id = withheld.id;

comment on view shown_base is 'one row per target with its starting value, as it may be shown';
comment on column shown_base.id is 'key of the target';
comment on column shown_base.base_value is 'starting value of a target that reduces or raises from a base; null: none, or withheld';
comment on column shown_base.withheld is 'true: there is one and it is never shown (geheim)';

create view open_measure as
select
    county_measure.id,
    county_measure.county,
    county_measure.measure,
    county_measure.measured_on,
    county_measure.territory_from,
    county_measure.territory_to,
    case when withheld.id is null then county_measure.value end as value,
    case when withheld.id is null then county_measure.missing else 'secret' end as missing,
    county_measure.delivery,
    county_measure.citation
from county_measure
left join withheld on withheld.fact = 'county_measure' and county_measure.id = withheld.id;

comment on view open_measure is 'one row per context figure of a county at a date, also one that may not be shown or that its source does not name';
comment on column open_measure.id is 'key: county / measure / date';
comment on column open_measure.county is 'AGS of the county';
comment on column open_measure.measure is 'code of the measure, for example population';
comment on column open_measure.measured_on is 'reference date of the figure';
comment on column open_measure.territory_from is 'first budget year whose territory the figure describes';
comment on column open_measure.territory_to is 'last budget year whose territory the figure describes; null: until now';
comment on column open_measure.value is 'the figure in the unit of the measure; null: see missing';
comment on column open_measure.missing is 'why there is no figure: not_reported, not_applicable, secret (also too few persons) or not_due; null: there is one';
comment on column open_measure.delivery is 'delivery that brought the figure, or the reason';
comment on column open_measure.citation is 'where in the document: section, page, sheet and cell, or wording';

create view shown_measure as
select
    id,
    county,
    measure,
    measured_on,
    territory_from,
    territory_to,
    value,
    delivery,
    citation
from open_measure
where value is not null;

comment on view shown_measure is 'one row per context figure of a county at a date that may be shown';
comment on column shown_measure.id is 'key: county / measure / date';
comment on column shown_measure.county is 'AGS of the county';
comment on column shown_measure.measure is 'code of the measure, for example population';
comment on column shown_measure.measured_on is 'reference date of the figure';
comment on column shown_measure.territory_from is 'first budget year whose territory the figure describes';
comment on column shown_measure.territory_to is 'last budget year whose territory the figure describes; null: until now';
comment on column shown_measure.value is 'the figure in the unit of the measure';
comment on column shown_measure.delivery is 'delivery that brought the figure';
comment on column shown_measure.citation is 'where in the document: section, page, sheet and cell, or wording';

create view untold_measure as
select
    county,
    measure,
    measured_on,
    territory_from,
    territory_to,
    missing
from county_measure
where value is null;

comment on view untold_measure is 'one row per context figure of which a source says that and why it names no value';
comment on column untold_measure.county is 'AGS of the county';
comment on column untold_measure.measure is 'code of the context figure';
comment on column untold_measure.measured_on is 'day the figure would be of';
comment on column untold_measure.territory_from is 'first year the territory holds for';
comment on column untold_measure.territory_to is 'last year it holds for; null: up to now';
comment on column untold_measure.missing is 'not_reported, not_applicable, secret or not_due';

-- The row of a fact as JSON, with a code in the place of the persons it counts when the fact is withheld.
create macro without_persons(content, is_withheld) as
case
    when is_withheld
        then
            json_merge_patch(
                content,
                json_object(
                    'value', case when json_extract_string(content, '$.value') is not null then 'withheld' end,
                    'cases', case when json_extract_string(content, '$.cases') is not null then 'withheld' end,
                    'base_value', case when json_extract_string(content, '$.base_value') is not null then 'withheld' end
                )
            )
    else content
end;
