// A version becomes public: approved by a second person, at once or when its hour has come.
import { createHash } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { Refusal, refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { personById } from '#src/prepare/people/store.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import type { publicationApi } from '../api.ts'
import { siteLinks } from '../links.ts'
import { dayIn } from '../public-text.ts'
import {
  dueVersions,
  nameSlug,
  publicationOf,
  type StoredPublication,
  type StoredVersion,
  setPublished,
  setScheduled,
  setState,
} from '../store.ts'
import { scheduleWords } from '../words.ts'
import { allowed, composedOf, textOf } from './composing.ts'
import { note, numberOf, shown } from './shown.ts'

type Api = typeof publicationApi
type By = { readonly by: string | null; readonly byName: string; readonly alone: string | null }

const mostAtOnce = 20

export const publishActions = {
  async approve(context: Context, input: ParsedInputOf<Api['approve']>): Promise<OutputOf<Api['approve']>> {
    const { desk, viewer } = context
    const byName = (viewer.id === null ? null : await personById(desk.state.db, viewer.id))?.name ?? viewer.name
    const { publishAt } = input
    await inIncident(
      context,
      input.incident,
      async (within) => {
        const { tx, incident, now } = within
        const was = await publicationOf(tx, incident.id, input.publication)
        const draft = was.versions[0]
        if (draft?.state !== 'review') return refuse('publication.not-in-review')
        if (draft.version !== input.version) refuse('publication.changed-since')
        const isOwn = draft.madeBy === viewer.id
        if (isOwn && input.alone === '') refuse('publication.own')
        await asItWasRead(context, within, was, draft)
        const approved = { by: viewer.id, byName, alone: isOwn ? input.alone : null }
        if (publishAt === undefined || publishAt <= now) return await publish(context, within, was, draft, approved)
        await setScheduled(tx, was.id, draft.version, { ...approved, at: publishAt })
        const more = { at: { at: publishAt }, author: draft.madeByName, alone: approved.alone ?? '' }
        note(within, 'publication.scheduled', was, { ...draft, text: draft.composed.text, more })
      },
      { whenClosed: true },
    )
    return await shown(context, input.incident, input.publication)
  },
}

/**
 * Publishes what was approved for an hour that has come, each once: whoever comes second finds it public. What a source has taken back
 * since goes back to its writer. One that cannot be stored keeps back no other, is thrown when all were tried, and is due again. Gives
 * how many were dealt with.
 */
export async function publishDue(context: Context): Promise<number> {
  const { desk } = context
  const due = await dueVersions(desk.state.db, desk.now(), mostAtOnce)
  const faults: unknown[] = []
  for (const one of due) await publishOne(context, one).catch((error: unknown) => faults.push(error))
  if (faults.length > 0) throw faults[0]
  return due.length
}

type Due = Awaited<ReturnType<typeof dueVersions>>[number]

async function publishOne(context: Context, { id, version, incident: ref }: Due): Promise<void> {
  await inIncident(
    context,
    ref,
    async (within) => {
      const { tx, incident } = within
      const was = await publicationOf(tx, incident.id, id)
      const draft = was.versions[0]
      if (draft?.state !== 'scheduled' || draft.version !== version) return
      try {
        await asItWasRead(context, within, was, draft)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const author = draft.madeBy === null ? null : await personById(tx, draft.madeBy)
        const reason = scheduleWords.changed[author?.lang ?? context.lang]
        await setState(tx, was.id, draft.version, 'returned', reason)
        within.append({
          kind: 'change',
          code: 'publication.not-published',
          about: [{ type: 'publication', id: was.id }],
          facts: { number: numberOf(incident.number, was), version: draft.version },
        })
        return
      }
      const { approvedById: by, approvedByName, alone } = draft
      await publish(context, within, was, draft, { by, byName: approvedByName ?? '', alone })
    },
    { whenClosed: true },
  )
}

/** What a source has taken back since it was written, or anything else that is not what was read, does not become public. */
async function asItWasRead(
  context: Context,
  { tx, incident }: Within,
  was: StoredPublication,
  draft: StoredVersion,
): Promise<void> {
  allowed(draft.stage, was)
  const again = await composedOf(context, tx, incident, { ...was, versions: was.versions.slice(1) }, draft)
  if (textOf(again.text) !== textOf(draft.composed.text)) refuse('publication.changed-since')
}

async function publish(
  { desk }: Context,
  within: Within,
  was: StoredPublication,
  draft: StoredVersion,
  approved: By,
): Promise<void> {
  const { tx, now } = within
  const slug = await nameSlug(tx, was.id, dayIn(now, desk.zone).replaceAll('-', ''))
  const issue = Math.max(0, ...was.versions.map((one) => one.issue ?? 0)) + 1
  const sha256 = createHash('sha256').update(textOf(draft.composed.text)).digest('hex')
  const code =
    draft.publishAt !== null
      ? 'publication.published-by-clock'
      : approved.alone === null
        ? 'publication.published'
        : 'publication.published-alone'
  const { id: entry } = note(within, code, was, {
    ...draft,
    text: draft.composed.text,
    more: {
      issue,
      url: siteLinks(desk.publicUrl).permanent(slug),
      asOf: { at: draft.asOf },
      sha256,
      author: draft.madeByName,
      approver: approved.byName,
      alone: approved.alone ?? '',
    },
  })
  await setPublished(tx, was.id, draft.version, { ...approved, issue, at: now, sha256, entry })
}
