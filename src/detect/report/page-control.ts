import { html } from 'hono/html'
import type { speaker } from '#src/core/words.ts'
import type { FieldName, FormErrors, FormValues } from './form.ts'
import type { formWords } from './form-words.ts'

export type Markup = ReturnType<typeof html>
export type Say = ReturnType<typeof speaker<typeof formWords>>

export type Form = { readonly t: Say; readonly values: FormValues; readonly errors: FormErrors }

export const describedBy = (form: Form, name: string, hasHint: boolean): string =>
  [hasHint ? `${name}-hint` : '', form.errors[name as FieldName] ? `${name}-error` : ''].filter(Boolean).join(' ')

export function around(
  form: Form,
  name: FieldName | 'files',
  hint: string | null,
  control: Markup,
  label = form.t(name as 'text'),
): Markup {
  const error = form.errors[name]
  return html`<div class="field${error ? ' wrong' : ''}"><label for="${name}">${label}</label>${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}${error ? html`<p class="error" id="${name}-error">${error}</p>` : ''}${control}</div>`
}

export function attributes(form: Form, name: string, hasHint: boolean): Markup {
  const by = describedBy(form, name, hasHint)
  return html`id="${name}" name="${name}"${by ? html` aria-describedby="${by}"` : ''}${form.errors[name as FieldName] ? html` aria-invalid="true"` : ''}`
}
