-- Frage: Was sagt das Dokument über diese eine Maßnahme, und wo steht es?
-- Zeile: die Maßnahme (keine Zeile: es gibt sie nicht), mit dem Wortlaut ihrer Stelle
with this as (
    select *
    from project
    where id = $project::varchar
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
    reference(this.delivery, this.citation) as evidence,
    this.citation,
    this.delivery,
    delivery.recorded_at,
    source.title as document,
    source.url,
    passage.title as passage_title,
    wording(passage.text) as passage
from this
left join county on this.county = county.county
left join measure_category
    on
        this.category = measure_category.category
        and applies_in(coalesce(this.budget_year, 9999), measure_category.valid_from, measure_category.valid_to)
left join programme on this.programme = programme.code
left join delivery on this.delivery = delivery.id and delivery.event = 'recorded'
left join source on delivery.source = source.id
left join passage on this.delivery = passage.delivery and section_of(this.citation) = passage.section
order by passage.ordinal, passage.id
