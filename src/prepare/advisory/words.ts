import { words } from '#src/core/words.ts'

export const advisoryRefusals = words({
  'software.not-found': {
    ja: 'そのソフトウェアは台帳にないか、外されています。',
    en: 'There is no such software in the register, or it was taken out.',
  },
  'software.patch.in-future.invalid': { ja: 'これからの時刻は書けません。', en: 'That time has not come yet.' },
  'weakness.not-found': {
    ja: 'その脆弱性はもう当てはまらないか、ありません。',
    en: 'That weakness is there no longer, or never was.',
  },
  'weakness.owner.missing': {
    ja: '残しておく危険には担当が要ります。',
    en: 'A risk that stays open needs somebody who answers for it.',
  },
})

export const advisoryEntryWords = words({
  'advisory.taken': {
    ja: '公表された脆弱性情報を取り込んだ（新規 {new, number}件、更新 {changed, number}件、読めないもの {unread, number}件）。台帳に新たに {found, number}件が当てはまった',
    en: 'Took in published weaknesses ({new, number} new, {changed, number} changed, {unread, number} not readable); {found, plural, =0 {none} one {one} other {#}} newly in the register',
  },
  'weakness.found': {
    ja: '毎日の突き合わせで、台帳のソフトウェアに既知の脆弱性が新たに {count, number}件見つかった',
    en: 'The daily check found {count, plural, one {one known weakness} other {# known weaknesses}} newly in the software of the register',
  },
  'weakness.decided': {
    ja: '{host} の {name} の脆弱性 {advisory}：{decision, select, planned {対処を予定} accepted {危険を受け入れる} harmless {当てはまらない} other {未決に戻す}}{owner, select, none {} other {（担当 {owner}）}}。理由：{reason}',
    en: 'Weakness {advisory} of {name} on {host}: {decision, select, planned {to be mended} accepted {risk accepted} harmless {not affected} other {open again}}{owner, select, none {} other { ({owner})}}. Reason: {reason}',
  },
  'software.added': {
    ja: '{host} の {name} {version} をソフトウェアの台帳に載せた',
    en: 'Entered {name} {version} on {host} into the register of software',
  },
  'software.changed': {
    ja: 'ソフトウェアの台帳：{host} の {name} を {before} から {version} に改めた',
    en: 'Register of software: {name} on {host} is now {version} (was {before})',
  },
  'software.taken': {
    ja: 'ソフトウェアの一覧を取り込んだ（{count, number}件、{hosts}）。既知の脆弱性が新たに {found, number}件当てはまった',
    en: 'Took in a list of software ({count, number}, of {hosts}); {found, plural, =0 {no known weakness is} one {one known weakness is} other {# known weaknesses are}} newly in it',
  },
  'software.retired': {
    ja: '{host} の {name} をソフトウェアの台帳から外した。理由：{reason}',
    en: 'Took {name} on {host} out of the register of software. Reason: {reason}',
  },
  'software.patched': {
    ja: '{host} の {name}：{at}に{kind, select, signature {定義ファイル} other {修正プログラム}}（{before} → {after}、入手元 {source}）を{outcome, select, good {適用した} failed {適用できなかった} undone {適用後に取り消した} other {適用したが、別のものだった}}',
    en: '{name} on {host}: {kind, select, signature {signatures} other {patch}} ({before} → {after}, from {source}) {outcome, select, good {put on} failed {failed} undone {taken back} other {turned out to be the wrong one}} at {at}',
  },
})
