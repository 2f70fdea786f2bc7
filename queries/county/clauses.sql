-- Frage: Was haben Ministerium und Gebietskörperschaft in der Zielvereinbarung dieses Jahres zugesagt oder erklärt?
-- Zeile: ein Satz und wen er bindet, Zusagen zuerst, nach Seiten; ein Satz, der beide verschieden bindet, steht bei beiden
with bound as (
    select
        clause.bound,
        clause.section,
        clause.text,
        string_agg(clause_kind.name, ', ' order by clause.ordinal) as kinds,
        string_agg(clause.kind, ', ' order by clause.ordinal) as codes,
        bool_or(clause_kind.commits) as commits,
        min(clause.ordinal) as ordinal,
        min(reference(clause.delivery, clause.citation)) as evidence
    from clause
    inner join clause_kind on clause.kind = clause_kind.code
    where clause.county = $county and clause.budget_year = $year
    group by clause.bound, clause.section, clause.text
)

select
    row_number() over (order by ordinal)::integer as number,
    bound,
    commits,
    kinds,
    codes,
    section,
    wording(text) as text,
    evidence
from bound
order by commits desc, case bound when 'ministry' then 1 when 'county' then 2 else 3 end, ordinal
