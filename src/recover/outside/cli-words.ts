import { words } from '#src/core/words.ts'

/** What `hikeshi outside` says of itself and answers. */
export const outsideCliWords = words({
  outside: {
    ja: '説明会、訪問、株主、捜査、脅迫など、社外の人への対応',
    en: 'dealings with people outside: briefings, visits, shareholders, investigations, extortion',
  },
  'outside.show': {
    ja: '予定と結果を示す（日を過ぎたものがあれば終了コード1）',
    en: 'show what is planned and how it went; exit code 1 when one is overdue',
  },
  'outside.add': { ja: '予定する', en: 'plan one' },
  'outside.done': { ja: '結果を記録する', en: 'write down how it went' },
  'outside.incident': { ja: 'インシデントの番号（2026-0001）', en: 'number of the incident, 2026-0001' },
  'outside.kind': {
    ja: 'briefing、visit、shareholders、investigation、extortion（制限付きファイルに入る）',
    en: 'briefing, visit, shareholders, investigation, or extortion (goes into the restricted file)',
  },
  'outside.title': { ja: '件名', en: 'title' },
  'outside.who': { ja: '相手', en: 'with whom' },
  'outside.on': { ja: '日（2026-12-01）', en: 'day, 2026-12-01' },
  'outside.wanted': { ja: '相手が求めていること', en: 'what they want' },
  'outside.no': { ja: '番号', en: 'number of the dealing' },
  'outside.said': { ja: '説明したこと・渡したもの', en: 'what was explained or given' },
  'outside.heard': { ja: '相手の質問・要望', en: 'what was asked or agreed' },
  'outside.scope': {
    ja: '証拠をどこまで渡したか、その理由（捜査）',
    en: 'how much evidence was given, and why (investigation)',
  },
  'outside.effect': {
    ja: 'システムとサービスへの影響（捜査）',
    en: 'what that did to systems and services (investigation)',
  },
  restricted: { ja: '制限付き', en: 'restricted' },
  none: { ja: '社外対応はまだありません', en: 'nothing is planned yet' },
})
