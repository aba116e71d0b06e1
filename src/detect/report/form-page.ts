import { html, raw } from 'hono/html'
import { contactRows, noContact } from '#src/core/contact.ts'
import type { Language } from '#src/core/language.ts'
import { zoneLabel } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Knowledge } from '#src/prepare/knowledge/knowledge.ts'
import type { FieldName, FormErrors, FormValues } from './form.ts'
import { formWords } from './form-words.ts'
import { frame, type PageFacts } from './page.ts'
import { around, attributes, type Form, type Markup, type Say } from './page-control.ts'

const zones = [
  'Asia/Tokyo',
  'UTC',
  'Asia/Seoul',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Kolkata',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Moscow',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Australia/Sydney',
]
const zoneNames: Record<Language, Record<string, string>> = {
  ja: {
    'Asia/Tokyo': '日本',
    UTC: '協定世界時',
    'Asia/Seoul': '韓国',
    'Asia/Shanghai': '中国・台湾',
    'Asia/Singapore': 'シンガポール',
    'Asia/Kolkata': 'インド',
    'Europe/London': '英国',
    'Europe/Berlin': '中央ヨーロッパ',
    'Europe/Moscow': 'モスクワ',
    'America/New_York': '米国東部',
    'America/Chicago': '米国中部',
    'America/Denver': '米国山地',
    'America/Los_Angeles': '米国太平洋',
    'America/Sao_Paulo': 'ブラジル',
    'Australia/Sydney': 'シドニー',
  },
  en: {
    'Asia/Tokyo': 'Japan',
    UTC: 'Universal time',
    'Asia/Seoul': 'Korea',
    'Asia/Shanghai': 'China, Taiwan',
    'Asia/Singapore': 'Singapore',
    'Asia/Kolkata': 'India',
    'Europe/London': 'United Kingdom',
    'Europe/Berlin': 'Central Europe',
    'Europe/Moscow': 'Moscow',
    'America/New_York': 'US Eastern',
    'America/Chicago': 'US Central',
    'America/Denver': 'US Mountain',
    'America/Los_Angeles': 'US Pacific',
    'America/Sao_Paulo': 'Brazil',
    'Australia/Sydney': 'Sydney',
  },
}

function area(form: Form, name: FieldName, rows: number, hint: string | null = null, isCode = false): Markup {
  // The line break after the tag belongs to HTML; without it the first one of the text would be lost.
  return around(
    form,
    name,
    hint,
    html`<textarea ${attributes(form, name, hint !== null)} rows="${rows}"${isCode ? html` class="code" spellcheck="false" autocapitalize="off"` : ''}>
${form.values.fields[name]}</textarea>`,
  )
}

function line(
  form: Form,
  name: FieldName,
  facts: { type?: string; hint?: string | null; complete?: string; label?: string; mode?: string } = {},
): Markup {
  const { type = 'text', hint = null, complete, label, mode } = facts
  return around(
    form,
    name,
    hint,
    html`<input type="${type}" ${attributes(form, name, hint !== null)} value="${form.values.fields[name]}"${complete ? html` autocomplete="${complete}"` : ''}${mode ? html` inputmode="${mode}"` : ''}>`,
    label,
  )
}

function choice(
  form: Form,
  name: FieldName,
  options: readonly (readonly [string, string])[],
  facts: { hint?: string | null; label?: string } = {},
): Markup {
  const { hint = null, label } = facts
  const now = form.values.fields[name]
  return around(
    form,
    name,
    hint,
    html`<select ${attributes(form, name, hint !== null)}>${options.map(([value, words]) => html`<option value="${value}"${value === now ? raw(' selected') : ''}>${words}</option>`)}</select>`,
    label,
  )
}

function moment(form: Form, date: FieldName, time: FieldName, legend: string | null, hint: string | null): Markup {
  const { t } = form
  const both = html`<div class="pair">${line(form, date, { type: 'date', label: t('date') })}${line(form, time, { type: 'time', label: t('time'), hint })}</div>`
  return legend === null ? both : html`<fieldset class="moment"><legend>${legend}</legend>${both}</fieldset>`
}

/** Opens by itself when something in it was filled in or is wrong. */
function more(form: Form, title: string, names: readonly FieldName[], body: Markup): Markup {
  const isOpen = names.some((name) => form.values.fields[name] !== '' || form.errors[name])
  return html`<details${isOpen ? raw(' open') : ''}><summary>${title}</summary><div class="inside">${body}</div></details>`
}

function errorSummary({ t, errors }: Form): Markup | '' {
  const all = Object.entries(errors)
  if (all.length === 0) return ''
  return html`<div class="summary" role="alert" id="errors"><h2>${t('error.title')}</h2><ul>${all.map(([name, text]) =>
    name === 'form'
      ? html`<li>${text}</li>`
      : html`<li><a href="#${name}">${labelOf(t, name as FieldName)}</a>${t('lang.other') === 'English' ? '：' : ': '}${text}</li>`,
  )}</ul></div>`
}

function labelOf(t: Say, name: FieldName | 'files'): string {
  if (name === 'untilDate' || name === 'untilTime') return t('until')
  if (name === 'discoveredDate' || name === 'discoveredTime') return t('discovered')
  return t(name as 'text')
}

export type FormPage = {
  readonly values: FormValues
  readonly errors: FormErrors
  readonly token: string
  readonly now: Date
  readonly knowledge: Knowledge
  /** Files came with what is shown again; a browser does not keep them. */
  readonly hadFiles: boolean
}

export const formTaxonomy = 'jpcert'

export function formPage(facts: PageFacts, { values, errors, token, now, knowledge, hadFiles }: FormPage): Markup {
  const { lang } = facts
  const t = speaker(formWords, lang)
  const form: Form = { t, values, errors }
  const zoneOptions = [...new Set([facts.zone, ...zones])].map((zone) => {
    const name = zoneNames[lang][zone] ?? zone
    const label = zone === 'UTC' ? 'UTC' : zoneLabel(zone, now)
    return [zone, `${name} (${label === 'JST' ? 'JST, UTC+09:00' : label})`] as const
  })
  const kinds =
    knowledge.taxonomies
      .find((one) => one.id === formTaxonomy)
      ?.items.filter((one) => !one.parent && !one.is_retired) ?? []
  const consents = ['identity', 'organisation', 'address', 'log', 'attachments'] as const
  const levels = [
    ['', t('consent.choice.none')],
    ...(['nobody', 'named', 'parties', 'public'] as const).map((one) => [one, t(`consent.choice.${one}`)] as const),
  ] as const
  const [phone] = contactRows({ ...noContact, phone: facts.contact.phone }, lang)
  const hours = facts.contact.hours[lang]
  const isKindOpen = values.kinds.length > 0
  const body = html`
<h1>${t('title')}</h1>
<p class="lead">${t('lead')}</p>
<p class="note">${t('lead.private')} <a href="/report/scope?lang=${lang}">${t('lead.scope')}</a></p>
${phone ? html`<p class="note">${t('lead.phone')} <a href="${phone.href}">${phone.value}</a>${hours ? ` (${hours})` : ''}</p>` : ''}
${errorSummary(form)}
<form method="post" action="/report?lang=${lang}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="token" value="${token}">
<div class="trap" aria-hidden="true"><label for="website">${t('trap')}</label><input type="text" id="website" name="website" value="" tabindex="-1" autocomplete="off"></div>
<section><h2>${t('group.what')}</h2>
<p class="hint">${t('required')}</p>
${area(form, 'text', 7, t('text.hint'))}
${area(form, 'log', 6, t('log.hint'), true)}
${around(form, 'files', hadFiles ? `${t('files.again')} ${t('files.hint')}` : t('files.hint'), html`<input type="file" ${attributes(form, 'files', true)} multiple>`)}
</section>
<section><h2>${t('group.when')}</h2>
${moment(form, 'date', 'time', null, null)}
${choice(form, 'zone', [...zoneOptions, ['unknown', t('zone.unknown')]], { hint: t('zone.hint') })}
</section>
<section><h2>${t('group.where')}</h2>
<p class="hint" id="address-hint">${t('address.hint')}</p>
<div class="pair wide">${area(form, 'source', 2)}${area(form, 'target', 2)}</div>
</section>
<section><h2>${t('group.who')}</h2>
<p class="hint">${t('group.who.hint')}</p>
<div class="pair wide">${line(form, 'name', { complete: 'name' })}${line(form, 'organisation', { complete: 'organization' })}</div>
${line(form, 'email', { type: 'email', complete: 'email' })}
</section>
<section><h2>${t('group.more')}</h2>
${more(form, t('group.consent'), [...consents.map((one) => `consent.${one}` as const), 'consent.named'], html`<p class="hint">${t('group.consent.hint')}</p>${consents.map((one) => choice(form, `consent.${one}`, levels))}${line(form, 'consent.named')}`)}
<details${isKindOpen || ['purpose', 'request', 'howFound'].some((name) => values.fields[name as FieldName] || errors[name as FieldName]) ? raw(' open') : ''}><summary>${t('group.wish')}</summary><div class="inside">
${choice(form, 'purpose', [['', t('choose')], ...(['information', 'question', 'contact-site', 'handling'] as const).map((one) => [one, t(`purpose.${one}`)] as const)])}
${area(form, 'request', 3)}
<fieldset class="kinds"><legend>${t('kinds')}</legend>${kinds.map((kind) => html`<label><input type="checkbox" name="kinds" value="${kind.id}"${values.kinds.includes(kind.id) ? raw(' checked') : ''}> ${kind[lang]}</label>`)}</fieldset>
${area(form, 'howFound', 2, t('howFound.hint'))}</div></details>
${more(
  form,
  t('group.time'),
  ['untilDate', 'untilTime', 'discoveredDate', 'discoveredTime', 'synced', 'clockError'],
  html`${moment(form, 'untilDate', 'untilTime', t('until'), null)}${moment(form, 'discoveredDate', 'discoveredTime', t('discovered'), null)}${choice(
    form,
    'synced',
    [
      ['', t('synced.unknown')],
      ['yes', t('synced.yes')],
      ['no', t('synced.no')],
    ],
  )}${line(form, 'clockError', { hint: t('clockError.hint'), mode: 'numeric' })}`,
)}
${more(form, t('group.system'), ['targetSystem', 'actionTaken', 'reportedElsewhere'], html`${area(form, 'targetSystem', 3, t('targetSystem.hint'))}${area(form, 'actionTaken', 3)}${area(form, 'reportedElsewhere', 2, t('reportedElsewhere.hint'))}`)}
${more(form, t('group.contact'), ['department', 'phone', 'fax', 'pgpKey'], html`${line(form, 'department')}<div class="pair wide">${line(form, 'phone', { type: 'tel', complete: 'tel' })}${line(form, 'fax', { type: 'tel' })}</div>${area(form, 'pgpKey', 3, null, true)}`)}
</section>
<div class="send"><button type="submit">${t('send')}</button><p class="hint">${t('send.after')}</p></div>
</form>`
  return frame(facts, t('title'), body)
}
