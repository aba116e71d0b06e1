import { words } from '#src/core/words.ts'
import { namedIn } from '#src/detect/anomaly/words.ts'

export const alertRefusals = words({
  'alert.not-found': { ja: 'そのアラートはありません。', en: 'There is no such alert.' },
  'alert.already-closed': {
    ja: 'このアラートはすでに終了しています。',
    en: 'This alert is closed already.',
  },
  'alert.already-in-inbox': {
    ja: 'このアラートはすでに受信箱に入っています。',
    en: 'This alert is in the inbox already.',
  },
  'alert.except.no-rule': {
    ja: 'このアラートには、例外を作れるルールがありません。抑制を使ってください。',
    en: 'No rule stands behind this alert that could have an exception. Suppress it instead.',
  },
  'alert.except.no-id': {
    ja: 'このルールには id も name もないので、例外を作れません。ルールに id を付けてください。',
    en: 'The rule has neither an id nor a name, so no exception can name it. Give it an id.',
  },
  'alert.except.spares-nothing': {
    ja: 'この例外は、アラートの根拠の行を1行も除きません。保存期間を過ぎたか、ルールがその項目を見ていません。',
    en: 'This exception would leave none of the lines of the alert alone: they are no longer kept, or the rule does not see them by that.',
  },
  'alert.suppression.not-found': {
    ja: 'その抑制はないか、すでに終わっています。',
    en: 'There is no such suppression, or it has ended.',
  },
  'alert.suppression.invalid': {
    ja: '抑制にはルールか相手のどちらかが要り、期限は今より後にしてください。',
    en: 'A suppression needs a rule or an entity, and must end later than now.',
  },
})

export const alertEntryWords = words({
  'alert.raised': {
    ja: 'アラート（{level}）：{title}、対象 {entity}',
    en: 'Alert ({level}): {title}, about {entity}',
  },
  'alert.unusual': {
    ja: `ふだんと違うこと（{level}）：${namedIn('ja')}、対象 {entity}`,
    en: `Unusual ({level}): ${namedIn('en')}, about {entity}`,
  },
  'alert.unusual-closed': {
    ja: `アラート「${namedIn('ja')}」（{entity}）を終了した：{reason}`,
    en: `Alert “${namedIn('en')}” ({entity}) closed: {reason}`,
  },
  'alert.unusual-false': {
    ja: `アラート「${namedIn('ja')}」（{entity}）は誤報：{reason}`,
    en: `Alert “${namedIn('en')}” ({entity}) was a false alarm: {reason}`,
  },
  'alert.unusual-reported': {
    ja: `アラート「${namedIn('ja')}」（{entity}）を受信箱に入れた：{number}`,
    en: `Alert “${namedIn('en')}” ({entity}) put into the inbox as {number}`,
  },
  'alert.raised-more': { ja: 'ほかに{count}件の新しいアラート', en: '{count} more new alerts' },
  'alert.set-aside': {
    ja: 'ログの行（番号 {line}）{hasTitle, select, true {と「{title}」のアラート} other {}}を保存できないため、脇に置いて先へ進んだ：{reason}',
    en: 'Log line {line} was set aside{hasTitle, select, true { with the alert “{title}”} other {}}, for it cannot be stored; the next ones were looked at: {reason}',
  },
  'alert.closed': {
    ja: 'アラート「{title}」（{entity}）を終了した：{reason}',
    en: 'Alert “{title}” ({entity}) closed: {reason}',
  },
  'alert.false-alarm': {
    ja: 'アラート「{title}」（{entity}）は誤報：{reason}',
    en: 'Alert “{title}” ({entity}) was a false alarm: {reason}',
  },
  'alert.reported': {
    ja: 'アラート「{title}」（{entity}）を受信箱に入れた：{number}',
    en: 'Alert “{title}” ({entity}) put into the inbox as {number}',
  },
  'alert.suppressed': {
    ja: 'アラートを抑制した（ルール {rule}、対象 {entity}、{until}まで、責任者 {owner}）：{reason}',
    en: 'Alerts suppressed (rule {rule}, entity {entity}, until {until}, owner {owner}): {reason}',
  },
  'alert.suppression-ended': {
    ja: 'アラートの抑制を終えた（ルール {rule}、対象 {entity}）',
    en: 'Suppression of alerts ended (rule {rule}, entity {entity})',
  },
})
