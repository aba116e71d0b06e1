import { say, type Wording, words } from '#src/core/words.ts'

export const outsideRefusals = words({
  'outside.not-found': { ja: '社外対応 {no} はありません。', en: 'There is no dealing {no}.' },
  'outside.limit': { ja: '社外対応は{limit}件までです。', en: 'An incident takes {limit} dealings at most.' },
  'outside.time.future': {
    ja: 'まだ来ていない日です。済んでから記録してください。',
    en: 'That day has not come yet. Write it down when it has taken place.',
  },
  'outside.evidence.not-allowed': { ja: '証拠を見る権限がありません。', en: 'You may not read evidence.' },
  'outside.investigation.scope-missing': {
    ja: '証拠をどこまで渡したか（その理由）と、システムとサービスへの影響を書いてください。影響がなければ「なし」と書きます。',
    en: 'Write how much evidence was given and why, and what that did to systems and services. If it did nothing, say so.',
  },
  'outside.extortion.no-file': {
    ja: '脅迫への対応は、制限付きファイルにだけ書けます。先に制限付きファイルを開いてください。',
    en: 'Extortion is written down only in a restricted file. Open a restricted file first.',
  },
})

/** Automatic lines about dealings with people outside, and the words in them. */
export const outsideEntryWords = words({
  'outside.added': {
    ja: '社外対応{no}（{kind}）を予定した：{title} {who}',
    en: 'Planned dealing {no}, {kind}: {title} {who}',
  },
  'outside.changed': {
    ja: '社外対応{no}（{kind}）の予定を改めた：{title} {who}',
    en: 'Changed dealing {no}, {kind}: {title} {who}',
  },
  'outside.held': {
    ja: '社外対応{no}（{kind}）を{on}に行った：{title} {who} {said}{evidence}',
    en: 'Dealing {no}, {kind}, took place on {on}: {title} {who} {said}{evidence}',
  },
  'outside.dropped': {
    ja: '社外対応{no}（{kind}）を取りやめた：{title} 理由：{reason}',
    en: 'Dropped dealing {no}, {kind}: {title}. Reason: {reason}',
  },
  'outside.evidence': { ja: '（渡した証拠：{items}）', en: ' (evidence handed over: {items})' },
  'outside.open': {
    ja: '予定した社外対応のうち、結果のないものが{count}件あります',
    en: '{count, plural, one {# dealing with people outside has} other {# dealings with people outside have}} no outcome yet',
  },
  'outside.kind.briefing': { ja: '説明会', en: 'briefing' },
  'outside.kind.visit': { ja: '訪問', en: 'visit' },
  'outside.kind.shareholders': { ja: '株主への説明', en: 'shareholders' },
  'outside.kind.investigation': { ja: '捜査への協力', en: 'investigation' },
  'outside.kind.extortion': { ja: '脅迫への対応', en: 'extortion' },
  'outside.state.open': { ja: '予定', en: 'planned' },
  'outside.state.overdue': { ja: '日を過ぎた', en: 'overdue' },
  'outside.state.done': { ja: '済み', en: 'done' },
  'outside.state.dropped': { ja: '取りやめ', en: 'dropped' },
})

export const outsideWord = (key: keyof typeof outsideEntryWords & string, facts: object = {}): Wording => ({
  ja: say(outsideEntryWords[key]!, 'ja', facts as never),
  en: say(outsideEntryWords[key]!, 'en', facts as never),
})
