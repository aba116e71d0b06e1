// The page behind the secret link of a unit or outside party: rendered here, without a script.
import { html, raw } from 'hono/html'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { frame, type PageFacts } from '#src/detect/report/page.ts'
import type { Markup } from '#src/detect/report/page-control.ts'
import type { AskedForm, AskedThing } from './asked-section.ts'
import { askedWords } from './asked-words.ts'
import type { AskedInquiry } from './store/inquiry.ts'
import type { WholeTask } from './store.ts'

export type AskedPage = AskedForm & {
  readonly name: string
  readonly number: string
  readonly tasks: readonly WholeTask[]
  readonly inquiries: readonly AskedInquiry[]
  /** What later parts of the desk ask. */
  readonly more: readonly AskedThing[]
  readonly isSaved: boolean
}

export function askedPage(facts: PageFacts, page: AskedPage): Markup {
  const t = speaker(askedWords, facts.lang)
  const title = t('title', { name: page.name })
  const isEmpty = page.tasks.length + page.inquiries.length + page.more.length === 0
  const isLoose =
    page.fault && ![...page.tasks, ...page.inquiries, ...page.more].some((one) => one.id === page.fault?.of)
  const body = html`
<h1>${title}</h1>
${page.isSaved && !page.fault ? html`<p class="good" role="status">${t('saved')}</p>` : ''}
${isLoose ? html`<div class="summary" role="alert"><p>${page.fault?.text}</p></div>` : ''}
<p class="lead">${page.isClosed ? t('closed.text') : isEmpty ? t('none') : t('lead')}</p>
<p class="note">${t('number')} ${page.number}</p>
${page.inquiries.length > 0 ? html`<h2>${t('inquiries')}</h2>${page.inquiries.map((one) => inquiry(facts, page, one))}` : ''}
${page.tasks.length > 0 ? html`<h2>${t('tasks')}</h2>${page.tasks.map((one) => task(facts, page, one))}` : ''}
${page.more.length > 0 ? html`<h2>${t('more')}</h2>${page.more.map((one) => one.body)}` : ''}`
  return frame(facts, title, body)
}

export function dueLine(facts: PageFacts, page: AskedForm, dueAt: string | null, isOpen: boolean): Markup | '' {
  if (dueAt === null) return ''
  const t = speaker(askedWords, facts.lang)
  const at = formatInstant(dueAt, { lang: facts.lang, zone: facts.zone, named: true })
  const late = isOpen && page.now > Date.parse(dueAt)
  return html`<p class="hint">${t('due')} <time datetime="${dueAt}">${at}</time>${late ? html` <strong>${t('late')}</strong>` : ''}</p>`
}

/** A form of one thing, with its fault and what was being written. */
export function form(facts: PageFacts, page: AskedForm, id: string, inside: Markup): Markup {
  return html`<form method="post" action="${facts.path}?lang=${facts.lang}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="token" value="${page.token}"><input type="hidden" name="of" value="${id}">
${inside}</form>`
}
export const faultOf = (page: AskedForm, id: string): Markup | '' =>
  page.fault?.of === id ? html`<p class="error" role="alert" id="fault-${id}">${page.fault.text}</p>` : ''
const draftOf = (page: AskedForm, id: string): string => (page.fault?.of === id ? page.fault.draft : '')
const wrong = (page: AskedForm, id: string): string => (page.fault?.of === id ? ' wrong' : '')

function inquiry(facts: PageFacts, page: AskedPage, one: AskedInquiry): Markup {
  const t = speaker(askedWords, facts.lang)
  const field = `answer-${one.id}`
  const ask = form(
    facts,
    page,
    one.id,
    html`<div class="field${wrong(page, one.id)}"><label for="${field}">${t('answer.of', { number: one.number })}</label>${faultOf(page, one.id)}
<textarea id="${field}" name="text" rows="3">
${draftOf(page, one.id)}</textarea></div>
<div class="send"><button type="submit" name="act" value="answer">${t(one.answer === null ? 'act.answer' : 'act.change')}</button></div>`,
  )
  return html`<section id="t${one.id}"><h3>${one.number}. ${one.text}</h3>
${dueLine(facts, page, one.dueAt, one.answer === null)}
${one.answer === null ? '' : html`<p class="label">${t('answered')}</p><p class="text">${one.answer}</p>`}
${page.isClosed ? '' : one.answer === null ? ask : html`<details${raw(page.fault?.of === one.id ? ' open' : '')}><summary>${t('act.change')}</summary><div class="inside">${ask}</div></details>`}</section>`
}

function task(facts: PageFacts, page: AskedPage, one: WholeTask): Markup {
  const { lang } = facts
  const t = speaker(askedWords, lang)
  const { guide } = one
  const isDone = one.state === 'done'
  const state = one.state === 'dropped' ? 'done' : one.state
  const text = (word: 'how' | 'why' | 'caution', said: { ja: string; en: string } | null | undefined) =>
    said ? html`<p class="label">${t(word)}</p><p class="text">${said[lang]}</p>` : ''
  return html`<section id="t${one.id}"><h3>${one.title[lang]}</h3>
<p class="hint"><strong>${t(`state.${state}`)}</strong></p>
${dueLine(facts, page, one.dueAt, !isDone)}
${isDone ? (one.proof ? html`<p class="text">${one.proof}</p>` : '') : html`${one.detail ? html`<p class="text">${one.detail}</p>` : ''}${text('caution', guide?.caution)}${text('how', guide?.how)}${text('why', guide?.why)}`}
${isDone || page.isClosed ? '' : taskForm(facts, page, one)}</section>`
}

function taskForm(facts: PageFacts, page: AskedPage, one: WholeTask): Markup {
  const { lang } = facts
  const t = speaker(askedWords, lang)
  const choose = one.guide?.choose
  const [says, files] = [`says-${one.id}`, `files-${one.id}`]
  const isHeld = one.heldBy.length > 0
  return form(
    facts,
    page,
    one.id,
    html`${isHeld ? html`<p class="hint">${t('held')}</p>` : ''}
${choose ? html`<fieldset><legend>${choose.question[lang]}</legend>${choose.answers.map((answer) => html`<label><input type="radio" name="answer" value="${answer.id}"> ${answer[lang]}</label>`)}</fieldset>` : ''}
<div class="field${wrong(page, one.id)}"><label for="${says}">${t('says.of', { number: one.number })}</label>
${one.guide ? html`<p class="hint" id="${says}-hint">${t('proof.hint', { proof: one.guide.proof[lang] })}</p>` : ''}${faultOf(page, one.id)}
<textarea id="${says}" name="text" rows="3"${raw(one.guide ? ` aria-describedby="${says}-hint"` : '')}>
${draftOf(page, one.id)}</textarea></div>
<div class="field"><label for="${files}">${t('files.of', { number: one.number })}</label><input type="file" id="${files}" name="files" multiple></div>
<div class="send">${isHeld ? '' : html`<button type="submit" name="act" value="done">${t('act.done')}</button> `}${one.state === 'doing' || isHeld ? '' : html`<button type="submit" name="act" value="doing" class="second">${t('act.doing')}</button> `}<button type="submit" name="act" value="note" class="second">${t('act.note')}</button></div>`,
  )
}

/** A page that only says that the link leads nowhere. */
export function lostPage(facts: PageFacts): Markup {
  const t = speaker(askedWords, facts.lang)
  return frame(facts, t('lost.title'), html`<h1>${t('lost.title')}</h1><p>${t('lost.text')}</p>`)
}
