// A playbook is the plan that was agreed beforehand (S2-3): what to do, who, in which order, why, and what shows that it is done.
import { z } from 'zod'
import { Origin, Slug, Tag } from '#src/prepare/knowledge/wording.ts'

export const PHASES_MAX = 20
export const STEPS_MAX = 200
export const FIRST_STEPS_MAX = 6

const inBoth = (max: number) => {
  const text = z.string().trim().min(1).max(max)
  return z.strictObject({ ja: text, en: text })
}
/** One thing to do, as it is said on the telephone. */
const Act = inBoth(240)
const Sentence = inBoth(1_000)

/** Who does a step: the roles of a response team (S0-55), and those outside it who are asked. */
export const StepRole = z.enum([
  'lead',
  'deputy',
  'recorder',
  'technical',
  'management-liaison',
  'public-relations',
  'legal',
  'help-desk',
  'vendor-liaison',
  'executive',
  'unit-administrator',
  'everyone',
])
export type StepRole = z.infer<typeof StepRole>

/**
 * Where a phase stands in the response. `provisional` is first aid and `full` the cure: nothing of the cure begins before the
 * first aid is done (S2-28).
 */
export const Stage = z.enum(['first', 'assess', 'provisional', 'investigate', 'full', 'tell', 'recover', 'learn'])
export type Stage = z.infer<typeof Stage>

/** CSF 2.0: a category, or a subcategory of it. */
export const CsfReference = z
  .string()
  .regex(
    /^(?:GV\.(?:OC|RM|RR|PO|OV|SC)|ID\.(?:AM|RA|IM)|PR\.(?:AA|AT|DS|PS|IR)|DE\.(?:CM|AE)|RS\.(?:MA|AN|CO|MI)|RC\.(?:RP|CO))(?:-\d{2})?$/,
  )
export const AttackReference = z.string().regex(/^T\d{4}(?:\.\d{3})?$/)

/** One way a question may be answered, and the steps that are done only then. */
export const Answer = z.strictObject({
  id: Slug,
  ja: z.string().trim().min(1).max(120),
  en: z.string().trim().min(1).max(120),
  steps: z.array(Slug).max(STEPS_MAX),
})
export type Answer = z.infer<typeof Answer>

export const Choice = z.strictObject({ question: Act, answers: z.array(Answer).min(2).max(8) })
export type Choice = z.infer<typeof Choice>

export const Step = z.strictObject({
  id: Slug,
  does: Act,
  /** Exactly how, where the act alone does not say it. */
  how: inBoth(4_000).optional(),
  who: StepRole,
  why: Sentence,
  /** How long it takes somebody who is tired; not a deadline. */
  minutes: z.number().int().min(1).max(100_000),
  /** What shows, weeks later, that it was done. */
  proof: Sentence,
  /** What goes wrong when it is done carelessly. */
  caution: Sentence.optional(),
  /** Steps that must be done before this one. */
  after: z.array(Slug).max(20).optional(),
  choose: Choice.optional(),
  attack: z.array(AttackReference).max(20).optional(),
  csf: z.array(CsfReference).max(10).optional(),
})
export type Step = z.infer<typeof Step>

export const Phase = z.strictObject({
  id: Slug,
  stage: Stage,
  name: inBoth(120),
  steps: z.array(Step).min(1).max(STEPS_MAX),
})
export type Phase = z.infer<typeof Phase>

/**
 * What a gate stands for: first aid before the cure (S2-28), rebuilding from clean when administrator rights were lost (S2-30),
 * a known cause or a recorded exception before the end (S1-53), or a rule of the organisation's own.
 */
export const GateRule = z.enum(['provisional-before-full', 'rebuild-from-clean', 'cause-known', 'own'])
export type GateRule = z.infer<typeof GateRule>

export const Gate = z.strictObject({
  id: Slug,
  rule: GateRule,
  /** Steps that must be done, and the steps that wait for them. */
  needs: z.array(Slug).min(1).max(STEPS_MAX),
  holds: z.array(Slug).min(1).max(STEPS_MAX),
  says: Sentence,
  /** What must stand in the record when somebody goes on all the same; left out where nobody may. */
  exception: Sentence.optional(),
})
export type Gate = z.infer<typeof Gate>

/** Where a playbook of somebody else came from, so that it goes back under the same name. */
export const CacaoOrigin = z.strictObject({
  id: z.string().regex(/^playbook--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  created_by: z.string().regex(/^identity--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  created: z.iso.datetime(),
})

export const Playbook = Origin.extend({
  /** When to take it up. */
  when: Sentence,
  /** Kinds of incidents that it is for; a kind stands for those below it too. */
  kinds: z.array(Tag).max(30),
  /** What must not be done, said before anything else. */
  never: z.array(Sentence).max(6).optional(),
  phases: z.array(Phase).min(1).max(PHASES_MAX),
  gates: z.array(Gate).max(20).optional(),
  /** The language that nobody has written yet: its text stands in the other one. */
  untranslated: z.enum(['ja', 'en']).optional(),
  cacao: CacaoOrigin.optional(),
})
export type Playbook = z.infer<typeof Playbook>

export const stepsOf = ({ phases }: Playbook): Step[] => phases.flatMap((phase) => phase.steps)
