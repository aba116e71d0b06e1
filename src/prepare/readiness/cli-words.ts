import { words } from '#src/core/words.ts'
import { readinessNames } from './name-words.ts'

/** What `hikeshi readiness` says of itself and answers. */
export const readinessCliWords = {
  ...readinessNames,
  ...words({
    readiness: { ja: '備え', en: 'readiness: what was agreed on before anything happens' },
    list: {
      ja: '備えを悪い順に示す。足りないものがあれば終了コード 1',
      en: 'what is prepared, the worst first; exit 1 when something is wanting',
    },
    add: {
      ja: '備えを載せる。種類は policy、contact、peacetime、machine、exercise、route、medium',
      en: 'enter something; kinds: policy, contact, peacetime, machine, exercise, route, medium',
    },
    'add.name': { ja: '名前', en: 'its name' },
    'add.who': { ja: '責任者', en: 'who answers for it' },
    'add.reached': { ja: '連絡先（夜間・休日も）', en: 'how they are reached, out of hours too' },
    'add.deputy': { ja: '代理者', en: 'deputy' },
    'add.deputy-reached': { ja: '代理者の連絡先', en: 'how the deputy is reached' },
    'add.says': { ja: '内容', en: 'what was agreed on' },
    'add.per-hour': { ja: '経路が1時間に届く数', en: 'of a route: how many it reaches in an hour' },
    'add.every': { ja: '何日ごとに見直すか（既定 365）', en: 'looked at every so many days (default 365)' },
    added: { ja: '「{name}」を載せました。', en: 'Entered “{name}”.' },
    kit: {
      ja: '紙で持つ一式（手順書、連絡網、経路、用紙、文例）をZIPに書き出す',
      en: 'write the offline kit (procedures, telephone tree, routes, sheets, letter forms) as a ZIP',
    },
    'kit.out': { ja: '書き出すファイル', en: 'file to write' },
    'kit.lang': { ja: '紙の言語：ja か en', en: 'language of the papers: ja or en' },
    check: {
      ja: '確認した結果、または演習の結果を書く',
      en: 'note that somebody looked, or that the exercise was held',
    },
    'check.seen': { ja: '見たこと', en: 'what was seen' },
    'check.learnt': { ja: '学んだこと', en: 'what was learnt' },
    'check.wanting': { ja: '足りなかった', en: 'it was wanting' },
    'check.at': { ja: 'いつ（既定：今）', en: 'when (default: now)' },
    checked: { ja: '「{name}」に書きました。', en: 'Noted for “{name}”.' },
    gap: { ja: 'まだない：{kind} {name}', en: 'Missing: {kind} {name}' },
  }),
}
