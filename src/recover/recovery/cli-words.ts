import { words } from '#src/core/words.ts'

/** What `hikeshi recovery` says of itself and answers. */
export const recoveryCliWords = words({
  recovery: { ja: 'インシデントの復旧', en: 'recovery of an incident' },
  'recovery.show': {
    ja: '六つの柱、34の確認、103の項目と、それぞれの状態を示す',
    en: 'show the six headings, 34 checks and 103 items, each with its state',
  },
  'recovery.check': {
    ja: '終了を止めているものを、理由とともに示す（あれば終了コード1）',
    en: 'tell what holds back closing, and why; exit code 1 when there is something',
  },
  'recovery.incident': { ja: 'インシデントの番号（2026-0001）', en: 'number of the incident, 2026-0001' },
  'not-begun': { ja: '復旧はまだ始まっていません', en: 'recovery has not been begun' },
  settled: {
    ja: '{headings}の柱、{checks}の確認、{items}の項目。答えあり {settled}、未 {open}、期限超過 {overdue}、制限付き {restricted}',
    en: '{headings} headings, {checks} checks, {items} items: {settled} answered, {open} open, {overdue} overdue, {restricted} restricted',
  },
  'no-blocks': { ja: '終了を止めているものはありません', en: 'nothing holds back closing' },
  absolute: { ja: '（例外なし）', en: '(no exception)' },
  restricted: { ja: '制限付き', en: 'restricted' },
  'recovery.paper': {
    ja: '復旧計画書・引き継ぎ書・顛末をPDFで書き出す',
    en: 'write the plan, the handover or the whole story as PDF',
  },
  paper: { ja: 'plan（計画書）、handover（引き継ぎ書）、story（顛末）', en: 'plan, handover or story' },
  'paper.output': { ja: '書き出すファイル', en: 'the file to write' },
  'paper.lang': { ja: '言語（ja、en）', en: 'language, ja or en' },
  'paper.shared': { ja: '名前を伏せて、ほかの組織に渡せる形にする', en: 'without names, for sharing with others' },
})
