-- Frage: Was ist über diese eine Maßnahme bekannt, und wo steht es?
-- Zeile: die Maßnahme (keine Zeile: es gibt sie nicht); Beträge in Euro, Ziele und verwandte Maßnahmen als Listen
with this as (
    select *
    from project
    where id = $project::varchar
),

linked as (
    select
        other.project as id,
        'line' as relation
    from project_line as own
    inner join project_line as other on own.line = other.line and own.project <> other.project
    where own.project = $project::varchar
),

related as (
    select
        id,
        min(relation) as relation
    from (
        select * from linked
        union all
        select
            project.id,
            'name' as relation
        from project
        inner join this
            on project.county = this.county and lower(project.name) = lower(this.name) and project.id <> this.id
    ) as either
    group by id
)

select
    this.id as project,
    this.budget_year,
    coalesce(county.short_name, this.county) as county_name,
    this.category,
    measure_category.name as category_name,
    programme.name as programme_name,
    this.name,
    this.provider,
    this.target_group,
    this.legal_circles,
    this.part_time,
    this.language,
    this.digital,
    this.places,
    this.starts_on::timestamp as starts_on,
    this.ends_on::timestamp as ends_on,
    this.inferred,
    this.note,
    this.state,
    this.delivery || ' # ' || this.citation as evidence,
    this.citation,
    this.delivery,
    delivery.recorded_at,
    source.title as document,
    source.publisher,
    source.published_on::timestamp as published_on,
    source.url,
    passage.title as passage_title,
    passage.text as passage,
    coalesce((
        select
            list(
                {
                    'stage': amount.stage,
                    'euros': amount.euros::double,
                    'precision': amount.precision,
                    'state': amount.state,
                    'stated_on': amount.stated_on::timestamp,
                    'inferred': amount.inferred,
                    'document': money_source.title,
                    'citation': amount.citation,
                    'evidence': amount.delivery || ' # ' || amount.citation
                } order by
                    list_position(
                        ['announced', 'agreed', 'granted', 'paid', 'verified', 'unstated'], amount.stage
                    ),
                    amount.stated_on,
                    amount.id
            )
        from amount
        left join delivery as money_delivery
            on amount.delivery = money_delivery.id and money_delivery.event = 'recorded'
        left join source as money_source on money_delivery.source = money_source.id
        where amount.project = $project::varchar
    ), []) as amounts,
    coalesce((
        select
            list({
                'name': target_status.name,
                'indicator': indicator.name,
                'kind': target_status.kind,
                'target_value': target_status.target_value::double,
                'value': target_status.value::double,
                'reported_on': target_status.reported_on::timestamp,
                'status': target_status.status,
                'reason': target_status.reason,
                'evidence': target_status.evidence,
                'report_source': target_status.report_source
            } order by target_status.target)
        from target_status
        left join indicator on target_status.indicator = indicator.code
        where target_status.project = $project::varchar
    ), []) as targets,
    coalesce((
        select
            list({
                'project': other.id,
                'budget_year': other.budget_year,
                'county_name': coalesce(other_county.short_name, other.county),
                'name': other.name,
                'relation': related.relation
            } order by other.budget_year nulls last, other.id)
        from related
        inner join project as other on related.id = other.id
        left join county as other_county on other.county = other_county.county
    ), []) as relatives
from this
left join county on this.county = county.county
left join measure_category
    on
        this.category = measure_category.category
        and coalesce(this.budget_year, 9999) >= measure_category.valid_from
        and coalesce(this.budget_year, 9999) <= coalesce(measure_category.valid_to, 9999)
left join programme on this.programme = programme.code
left join delivery on this.delivery = delivery.id and delivery.event = 'recorded'
left join source on delivery.source = source.id
left join passage on this.delivery = passage.delivery and this.citation = passage.section
order by this.id
