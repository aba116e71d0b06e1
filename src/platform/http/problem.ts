import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { permissionWords } from '#src/core/permission-words.ts'
import { Refusal, statusOf } from '#src/core/refusal.ts'
import { say, type Words, words } from '#src/core/words.ts'
import { ArchiveAway } from '../archive/away.ts'
import type { ProblemDetails } from './problem-details.ts'

export type { ProblemDetails } from './problem-details.ts'

export const httpRefusals = words({
  'request.invalid': { ja: '入力に誤りがあります。', en: 'Something in the input is not right.' },
  'request.not-found': { ja: 'その宛先はありません。', en: 'There is nothing at this address.' },
  'request.too-large': {
    ja: '送られたものが大きすぎます（上限 {limit}）。',
    en: 'What was sent is too large (limit {limit}).',
  },
  'request.too-many': {
    ja: '短い間に要求が多すぎます。{seconds}秒後にもう一度お試しください。',
    en: 'Too many requests in a short time. Try again in {seconds} seconds.',
  },
  'request.unreadable.invalid': { ja: '本文をJSONとして読めません。', en: 'The body cannot be read as JSON.' },
  'request.too-deep.invalid': {
    ja: '本文の入れ子が深すぎます（上限 {limit} 段）。',
    en: 'The body is nested too deeply (limit {limit} levels).',
  },
  'request.value.invalid': {
    ja: '保存できる範囲を外れた値があります（日時は西暦1900年から2999年まで）。',
    en: 'A value lies outside of what can be kept (times: the years 1900 to 2999).',
  },
  'request.foreign-site.not-allowed': {
    ja: '別のサイトからの操作は受け付けません。',
    en: 'Requests from another site are not accepted.',
  },
  'permission.not-allowed': {
    ja: '「{permission}」権限がありません。',
    en: 'You do not have the right to do this: {permission}.',
  },
  'desk.unavailable': {
    ja: 'データベースが一時的に応答していません。しばらくしてもう一度お試しください。入力は失われていません。',
    en: 'The database does not answer for the moment. Try again shortly; nothing that was acknowledged is lost.',
  },
  'archive.unavailable': {
    ja: 'ログの保管庫のサーバーが応答していません（{parts}）。戻ってからもう一度お試しください。受け付けたログは失われていません。',
    en: 'Servers of the log archive do not answer ({parts}). Try again when they are back; no line that was acknowledged is lost.',
  },
  'desk.failure': { ja: '処理に失敗しました。照会番号 {requestId}', en: 'Something failed. Reference {requestId}' },
  'field.text-or-log': {
    ja: '「何が起きたか」か「ログ」のどちらかを書いてください。',
    en: 'Write either what happened or a log.',
  },
  'field.from-after-to': { ja: '終わりの時刻が始まりより前です。', en: 'The end is before the beginning.' },
  'field.instant': {
    ja: '日時は西暦1900年から2999年までで書いてください。',
    en: 'Give a time between the years 1900 and 2999.',
  },
  'field.zone': {
    ja: 'タイムゾーンが分かりません。Asia/Tokyo のように書いてください。',
    en: 'The time zone is unknown. Write it like Asia/Tokyo.',
  },
})

/** The problem as a reader of this language sees it. `table` holds the words of every slice. */
export function problemOf(error: unknown, table: Words, lang: Language, requestId: string): ProblemDetails {
  if (error instanceof z.ZodError) {
    const errors = error.issues.slice(0, 50).map((issue) => {
      const own = table[`field.${issue.message}`]
      return { where: issue.path.join('.') || '(input)', message: own ? say(own, lang) : issue.message }
    })
    const code = 'request.invalid'
    const title = say(table[code]!, lang)
    return {
      type: `/problems/${code}`,
      title,
      status: 400,
      detail: `${title} ${errors.map((one) => `${one.where}: ${one.message}`).join(' / ')}`.slice(0, 2_000),
      code,
      facts: {},
      errors,
      requestId,
    }
  }
  if (error instanceof Refusal) {
    const wording = table[error.code]
    const title = wording ? say(wording, lang, named(error.facts, lang)) : error.code
    return {
      type: `/problems/${error.code}`,
      title,
      status: statusOf(error.code),
      detail: title,
      code: error.code,
      facts: error.facts,
      requestId,
    }
  }
  if (isBeyondRange(error)) return problemOf(new Refusal('request.value.invalid'), table, lang, requestId)
  if (error instanceof ArchiveAway)
    return problemOf(new Refusal('archive.unavailable', { parts: error.parts.join(', ') }), table, lang, requestId)
  const isOutage = isDatabaseAway(error)
  const code = isOutage ? 'desk.unavailable' : 'desk.failure'
  const title = say(table[code]!, lang, { requestId })
  return { type: `/problems/${code}`, title, status: isOutage ? 503 : 500, detail: title, code, facts: {}, requestId }
}

/** A right by its name, for people; programs read the fact itself. */
function named(facts: Refusal['facts'], lang: Language): Refusal['facts'] {
  const name = permissionWords[`scope.${facts.permission}` as keyof typeof permissionWords]
  return name ? { ...facts, permission: say(name, lang) } : facts
}

/** Connection refused, reset or shut down: the database is being restarted. */
export function isDatabaseAway(error: unknown): boolean {
  const {
    code = '',
    message = '',
    syscall = '',
  } = (error ?? {}) as { code?: string; message?: string; syscall?: string }
  return (
    /^(ECONN|EPIPE|57P0|08)/.test(code) ||
    (code === 'ENOENT' && syscall === 'connect') ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message,
    )
  )
}

/** A number, time or character that PostgreSQL cannot hold (appendix A, class 22): the value was wrong, not the desk. */
const isBeyondRange = (error: unknown): boolean =>
  /^(22003|22007|22008|22021|22P05)$/.test((error as { code?: string } | null)?.code ?? '')
