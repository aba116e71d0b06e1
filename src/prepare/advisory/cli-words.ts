import { words } from '#src/core/words.ts'

export const advisoryCliWords = words({
  weakness: {
    ja: 'ソフトウェアの台帳と、それに当てはまる既知の脆弱性',
    en: 'the register of software, and the known weaknesses in it',
  },
  list: {
    ja: '当てはまる脆弱性。未決があれば終了コード 1',
    en: 'known weaknesses of the register; exit 1 when one is undecided',
  },
  take: {
    ja: '公表された脆弱性情報（OSV・CSAF 2.0 の JSON。フォルダーも可）を取り込む。読めないものがあれば終了コード 1',
    en: 'take in advisories: JSON files, OSV or CSAF 2.0, or folders of them; exit 1 when one cannot be read',
  },
  software: { ja: 'ソフトウェアの台帳を見る', en: 'show the register of software' },
  'software.host': { ja: 'このホストのものだけ', en: 'only of this host' },
  'take-software': {
    ja: 'ソフトウェアの一覧を台帳に載せる（見出し付き CSV、または dpkg-query -W の出力。- は標準入力）',
    en: 'take a list of software into the register: CSV with a head line, or what dpkg-query -W says; - is standard input',
  },
  'take-software.host': { ja: 'ホスト名（一覧にないとき）', en: 'host of lines that name none' },
  'take-software.ecosystem': {
    ja: '配布元（例：Debian:12）',
    en: 'ecosystem of lines that name none, such as Debian:12',
  },
  'take-software.owner': { ja: '担当', en: 'owner of lines that name none' },
  match: {
    ja: 'ポートの応答（例：Apache/1.3.20）に当てはまる脆弱性。あれば終了コード 1',
    en: 'known weaknesses in what answers on a port, such as Apache/1.3.20; exit 1 when there is one',
  },
  patches: { ja: '修正プログラムと定義ファイルの日誌', en: 'the diary of patches and signatures' },
  none: { ja: 'ありません。', en: 'None.' },
  'took-in': {
    ja: '新規 {new, number}件、更新 {changed, number}件、変更なし {same, number}件。台帳に新たに当てはまったもの {found, number}件',
    en: '{new, number} new, {changed, number} changed, {same, number} as before; newly in the register: {found, number}',
  },
  unread: { ja: '{name}: OSV でも CSAF 2.0 でもありません', en: '{name}: neither OSV nor CSAF 2.0' },
  'took-software': {
    ja: '{taken, number}件を取り込みました。新たに当てはまった脆弱性 {found, number}件',
    en: '{taken, number} taken in; known weaknesses newly found: {found, number}',
  },
  problem: { ja: '{line, number}行目: {text}', en: 'line {line, number}: {text}' },
  'verdict.affected': { ja: '該当', en: 'affected' },
  'verdict.unsure': { ja: '要確認', en: 'to be judged' },
  'decision.open': { ja: '未決', en: 'open' },
  'decision.planned': { ja: '対処予定', en: 'to be mended' },
  'decision.accepted': { ja: '危険を受容', en: 'risk accepted' },
  'decision.not-affected': { ja: '該当せず', en: 'not affected' },
})
