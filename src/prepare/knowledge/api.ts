import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { Language } from '#src/core/language.ts'
import { Criteria } from './criteria.ts'
import { FirstHour } from './first-hour.ts'
import { KnowledgeProblem } from './knowledge.ts'
import { FACT_MAX, FilledLetter, Letter, LetterFact } from './letter.ts'
import { Scope } from './scope.ts'
import { SeverityScheme } from './severity.ts'
import { TriageSigns } from './sign.ts'
import { Taxonomy } from './taxonomy.ts'
import { Slug } from './wording.ts'

/** A letter as it is offered for choice: all but its text. */
export const LetterName = z.object({
  id: Slug,
  name: Letter.shape.name,
  purpose: Letter.shape.purpose,
  form: Letter.shape.form,
  when: Letter.shape.when,
  answers: z.array(z.string()),
})

const fact = z.string().max(FACT_MAX).optional()
const factFields = Object.fromEntries(LetterFact.options.map((name) => [name, fact])) as Record<LetterFact, typeof fact>

export const knowledgeApi = {
  read: endpoint({
    route: 'GET /api/knowledge',
    permission: 'self',
    summary:
      'What the desk knows beforehand: taxonomies, severity schemes, criteria, scope of service, signs, the first hour, names of letters.',
    input: nothing,
    output: z.object({
      taxonomies: z.array(Taxonomy),
      severities: z.array(SeverityScheme),
      criteria: z.array(Criteria),
      scope: Scope,
      signs: TriageSigns,
      firstHour: FirstHour,
      letters: z.array(LetterName),
      problems: z.array(KnowledgeProblem),
    }),
  }),
  fillLetter: endpoint({
    route: 'GET /api/knowledge/letters/{id}',
    permission: 'self',
    summary:
      'A letter in one language, filled with the facts given; what was not given stands as a blank and is named.',
    input: z.object({ id: Slug, lang: Language.optional(), ...factFields }),
    output: FilledLetter,
  }),
}
