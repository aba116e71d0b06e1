import { words } from '#src/core/words.ts'

export const huntRefusals = words({
  'hunt.not-found': { ja: 'その調査はありません。', en: 'There is no such hunt.' },
  'hunt.find.not-found': { ja: 'その調査結果はありません。', en: 'The hunt found nothing of this number.' },
  'hunt.too-many': {
    ja: '待っている調査が{limit}件あります。終わるのを待つか、どれかを中止してください。',
    en: '{limit} hunts are waiting already. Wait until some are done, or cancel one.',
  },
  'hunt.span.invalid': {
    ja: '期間の終わりは始まりより後にしてください。',
    en: 'The span must end later than it begins.',
  },
  'hunt.not-under-way': {
    ja: 'この調査はもう終わっています。',
    en: 'This hunt has ended already.',
  },
  'hunt.under-way': {
    ja: '調査の途中です。終わるのを待つか、中止してから行ってください。',
    en: 'The hunt is still under way. Wait until it is done, or cancel it first.',
  },
  'hunt.nothing-found': { ja: '見つかったものがありません。', en: 'Nothing was found.' },
  'hunt.of-incident': {
    ja: 'インシデントのための調査です。アラートや受信箱ではなく、そのインシデントの記録に入れてください。',
    en: 'This hunt belongs to an incident. Put what was found into its record, not into alerts or the inbox.',
  },
})

/** A hunt by the name that somebody gave it, else by what was looked for. */
const namedIn = {
  ja: '{named, select, all {有効なルールすべて} folder {フォルダー {name}} rules {ルール{more}件} list {{name}{more, plural, =0 {} other { ほか#件}}} other {{name}}}',
  en: '{named, select, all {All rules that are on} folder {Folder {name}} rules {{more, plural, one {# rule} other {# rules}}} list {{name}{more, plural, =0 {} other { and # more}}} other {{name}}}',
}

export const huntEntryWords = words({
  'hunt.asked': {
    ja: `過去ログの調査「${namedIn.ja}」を依頼した（期間 {from, select, none {最初} other {{from}}} から {to, select, none {今} other {{to}}} まで{source, select, none {} other {、ログ源 {source}}}）`,
    en: `Hunt “${namedIn.en}” asked for (from {from, select, none {the beginning} other {{from}}} to {to, select, none {now} other {{to}}}{source, select, none {} other {, source {source}}})`,
  },
  'hunt.done': {
    ja: `過去ログの調査「${namedIn.ja}」が終わった：{events}行を見て、一致{matches}回、{finds}件`,
    en: `Hunt “${namedIn.en}” done: {events} lines looked at, {matches} matches in {finds} groups`,
  },
  'hunt.cancelled': { ja: `過去ログの調査「${namedIn.ja}」を中止した`, en: `Hunt “${namedIn.en}” cancelled` },
  'hunt.cut-off': {
    ja: `過去ログの調査「${namedIn.ja}」は、窓口が何度も途中で終わったため打ち切った。見つかった{finds}件は残っている`,
    en: `Hunt “${namedIn.en}” cut off, for the desk ended in the middle of it again and again; the {finds} groups found so far are kept`,
  },
  'hunt.failed': {
    ja: `過去ログの調査「${namedIn.ja}」は失敗した：{problem}`,
    en: `Hunt “${namedIn.en}” failed: {problem}`,
  },
  'hunt.alerts': {
    ja: `過去ログの調査「${namedIn.ja}」の結果から{count}件のアラートを作った`,
    en: `{count, plural, one {# alert} other {# alerts}} made of what hunt “${namedIn.en}” found`,
  },
  'hunt.reported': {
    ja: `過去ログの調査「${namedIn.ja}」の結果を受信箱に入れた：{number}`,
    en: `What hunt “${namedIn.en}” found was put into the inbox as {number}`,
  },
})

export const huntTitleWords = words({ title: { ja: namedIn.ja, en: namedIn.en } })

export const huntReportWords = words({
  subject: { ja: '過去ログの調査：{title}', en: 'Hunt: {title}' },
  about: {
    ja: '過去ログの調査「{title}」で、一致が{matches}回、{finds}件にまとまって見つかりました。',
    en: 'The hunt “{title}” matched {matches, plural, one {once} other {# times}}, in {finds, plural, one {one group} other {# groups}}.',
  },
  span: {
    ja: '期間：{from, select, none {最初} other {{from}}} から {to, select, none {今} other {{to}}} まで',
    en: 'Span: from {from, select, none {the beginning} other {{from}}} to {to, select, none {now} other {{to}}}',
  },
  missing: { ja: '読めなかった部分：{missing}', en: 'Parts that could not be asked: {missing}' },
  find: {
    ja: '・{title}（{level}）対象 {entity}：{count}回、最初 {first}、最後 {last}',
    en: '- {title} ({level}), about {entity}: {count, plural, one {once} other {# times}}, first {first}, last {last}',
  },
  more: { ja: 'ほかに{count}件', en: 'and {count} more' },
})
