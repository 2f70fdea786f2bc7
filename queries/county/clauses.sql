-- Frage: Was haben Ministerium und Gebietskörperschaft in der Zielvereinbarung dieses Jahres zugesagt oder erklärt?
-- Zeile: ein Satz einmal, Zusagen zuerst, nach Seiten; wer zusagt, entscheidet die Seite, und sind es beide, steht er dort
with said as (
    select
        clause.bound,
        clause.section,
        clause.text,
        clause.kind,
        clause.ordinal,
        clause_kind.name,
        clause_kind.commits,
        reference(clause.delivery, clause.citation) as evidence,
        bool_or(clause_kind.commits) over (partition by clause.section, clause.text) as promises
    from clause
    inner join clause_kind on clause.kind = clause_kind.code
    where clause.county = $county and clause.budget_year = $year
),

bound as (
    select
        -- of a sentence that promises something only those are bound who promise
        case
            when count(distinct bound) filter (where commits = promises) = 1
                then min(bound) filter (where commits = promises)
            else 'both'
        end as bound,
        section,
        text,
        string_agg(name, ', ' order by ordinal) as kinds,
        string_agg(kind, ', ' order by ordinal) as codes,
        bool_or(commits) as commits,
        min(ordinal) as ordinal,
        min(evidence) as evidence
    from said
    group by section, text
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
