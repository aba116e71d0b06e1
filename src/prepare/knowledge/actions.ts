import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { knowledgeApi } from './api.ts'
import { fillLetter as fill } from './letter.ts'
import { knowledge } from './load.ts'

type Api = typeof knowledgeApi

export const knowledgeActions = {
  async read({ desk }: Context, _input: ParsedInputOf<Api['read']>): Promise<OutputOf<Api['read']>> {
    const { taxonomies, severities, criteria, scope, signs, firstHour, letters, problems } = knowledge(desk.dataDir)
    return {
      taxonomies: [...taxonomies],
      severities: [...severities],
      criteria: [...criteria],
      scope,
      signs,
      firstHour,
      letters: letters.map(({ id, name, purpose, form, when, answers }) => ({
        id,
        name,
        purpose,
        form,
        when,
        answers,
      })),
      problems: [...problems],
    }
  },

  async fillLetter(context: Context, input: ParsedInputOf<Api['fillLetter']>): Promise<OutputOf<Api['fillLetter']>> {
    const { id, lang, ...facts } = input
    const letter = knowledge(context.desk.dataDir).letters.find((one) => one.id === id)
    if (!letter) refuse('knowledge.letter.not-found', { id })
    return fill(letter, lang ?? context.lang, facts)
  },
}
