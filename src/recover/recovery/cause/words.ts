import { words } from '#src/core/words.ts'

export const causeRefusals = words({
  'cause.not-found': { ja: '原因の枝 {no} はありません。', en: 'There is no branch {no} in the cause tree.' },
  'cause.limit': { ja: '原因の枝は{limit}本までです。', en: 'A cause tree has {limit} branches at most.' },
  'cause.evidence.limit': {
    ja: '一つの枝の根拠は{limit}件までです。',
    en: 'A branch has {limit} pieces of evidence at most.',
  },
  'cause.parent.invalid': {
    ja: 'その枝の下には付けられません。ほかの問いの枝か、自分自身の下になります。',
    en: 'It cannot hang there: that branch answers another question, or stands under this one.',
  },
  'cause.question.invalid': {
    ja: '枝の問いは変えられません。新しい枝を加えてください。',
    en: 'A branch keeps its question. Add another branch instead.',
  },
  'cause.class.invalid': { ja: '「{id}」という分類はこの問いにありません。', en: 'This question has no class “{id}”.' },
  'cause.stage.invalid': { ja: '「{id}」という段階はありません。', en: 'There is no stage “{id}”.' },
})

/** Automatic lines about causes, and the words in them. */
export const causeEntryWords = words({
  'cause.added': {
    ja: '原因の枝{no}（{question}）「{text}」{state} {class} {technique}',
    en: 'Cause {no} ({question}): “{text}”, {state} {class} {technique}',
  },
  'cause.changed': {
    ja: '原因の枝{no}（{question}）を改めた：「{text}」{state} {class} {technique}',
    en: 'Changed cause {no} ({question}): “{text}”, {state} {class} {technique}',
  },
  'cause.evidence-for': {
    ja: '原因の枝{no}「{cause}」を支える根拠：{text} {reference}',
    en: 'Evidence for cause {no}, “{cause}”: {text} {reference}',
  },
  'cause.evidence-against': {
    ja: '原因の枝{no}「{cause}」に反する根拠：{text} {reference}',
    en: 'Evidence against cause {no}, “{cause}”: {text} {reference}',
  },
  'cause.question.entry': { ja: 'どこから入ったか', en: 'How it came in' },
  'cause.question.spread': { ja: 'なぜ広がったか', en: 'Why it spread' },
  'cause.question.leak': { ja: 'どこから漏れたか', en: 'How data left' },
  'cause.state.hypothesis': { ja: '仮説', en: 'hypothesis' },
  'cause.state.established': { ja: '確定', en: 'established' },
  'cause.state.ruled-out': { ja: '否定', en: 'ruled out' },
  'cause.state.unknown': { ja: '不明のまま', en: 'stays unknown' },
})
