// The part of a unit's page that asks what a sweep asks: each machine with its answer, and what the unit says as a whole.
import { html, raw } from 'hono/html'
import { speaker } from '#src/core/words.ts'
import type { PageFacts } from '#src/detect/report/page.ts'
import type { Markup } from '#src/detect/report/page-control.ts'
import type { AskedForm } from '#src/respond/plan/asked-section.ts'
import { dueLine, faultOf, form } from '#src/respond/plan/page.ts'
import { askedSweepWords } from './asked-words.ts'
import { dueAtOf, type FormHost, HostState, type SweepKind, type UnitState } from './sweep.ts'
import { sweepEntryWords } from './words.ts'

/** More are written down as lines: a page of thousands of rows is of no use to anybody. */
export const mostRows = 200

export type AskedSweep = {
  readonly id: string
  readonly kind: SweepKind
  readonly question: string
  readonly detail: string
  readonly dueOn: string | null
  readonly state: UnitState
  readonly note: string
  readonly hosts: readonly FormHost[]
}

export function askedSweep(facts: PageFacts, page: AskedForm, one: AskedSweep): Markup {
  const { lang } = facts
  const t = speaker(askedSweepWords, lang)
  const isOpen = one.state === 'asked'
  const inside = sweepForm(facts, page, one)
  const isFault = page.fault?.of === one.id
  return html`<section id="t${one.id}"><h3>${one.question}</h3>
${isOpen ? '' : html`<p class="hint"><strong>${speaker(sweepEntryWords, lang)(`sweep.state.${one.state}`)}</strong>${one.note ? html` ${one.note}` : ''}</p>`}
${dueLine(facts, page, dueAtOf(one.dueOn, facts.zone), isOpen)}
${one.detail ? html`<pre>${one.detail}</pre>` : ''}
${page.isClosed ? '' : isOpen ? inside : html`<details${raw(isFault ? ' open' : '')}><summary>${t('change')}</summary><div class="inside">${inside}</div></details>`}</section>`
}

function sweepForm(facts: PageFacts, page: AskedForm, one: AskedSweep): Markup {
  const t = speaker(askedSweepWords, facts.lang)
  const said = page.fault?.of === one.id ? page.fault.fields : new Map<string, string>()
  const answer = said.get('answer') ?? (one.state === 'asked' ? '' : one.state)
  const rows = one.hosts.slice(0, mostRows)
  const [note, more] = [`note-${one.id}`, `more-${one.id}`]
  return form(
    facts,
    page,
    one.id,
    html`${faultOf(page, one.id)}
${
  rows.length > 0
    ? html`<fieldset><legend>${t('hosts')}</legend><p class="hint">${t('hosts.hint')}</p>${rows.map((host) => hostRow(facts, one.id, host, said.get(`host.${host.host}`)))}
<label><input type="checkbox" name="rest" value="1"${raw(said.get('rest') ? ' checked' : '')}> ${t('rest')}</label></fieldset>`
    : ''
}
<div class="field"><label for="${more}">${t(rows.length > 0 ? 'more' : 'list')}</label><p class="hint" id="${more}-hint">${t('more.hint')}${one.hosts.length > mostRows ? html` ${t('more.many', { count: one.hosts.length })}` : ''}</p>
<textarea id="${more}" name="more" rows="3" aria-describedby="${more}-hint">
${said.get('more') ?? ''}</textarea></div>
<fieldset><legend>${t('answer')}</legend>${(['clean', 'hit', 'fixed'] as const).map((state) => html`<label><input type="radio" name="answer" value="${state}"${raw(answer === state ? ' checked' : '')}> ${t(`answer.${state}`)}</label>`)}</fieldset>
<div class="field"><label for="${note}">${t('note')}</label>
<textarea id="${note}" name="text" rows="3">
${page.fault?.of === one.id ? page.fault.draft : one.note}</textarea></div>
<div class="send"><button type="submit" name="act" value="sweep">${t('send')}</button></div>`,
  )
}

function hostRow({ lang }: PageFacts, id: string, { host, kind, state }: FormHost, said: string | undefined): Markup {
  const words = speaker(sweepEntryWords, lang)
  const now = said ?? state
  const field = `host-${id}-${host}`
  return html`<div class="field"><label for="${field}">${host}${kind === 'machine' ? '' : html` (${words(`sweep.host-kind.${kind}`)})`}</label>
<select id="${field}" name="host.${host}">${HostState.options.map((value) => html`<option value="${value}"${raw(value === now ? ' selected' : '')}>${words(`sweep.host-state.${value}`)}</option>`)}</select></div>`
}
