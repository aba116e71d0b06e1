import { words } from '#src/core/words.ts'

/** What keeps alerts from drowning people: exceptions from a rule, and suppressions. */
export const careWords = words({
  except: { ja: '例外にする', en: 'Make an exception' },
  'except.act': { ja: '例外を保存する', en: 'Keep the exception' },
  'except.text': {
    ja: '選んだものに当てはまる行を、このルールから外します（Sigmaのフィルターとして保存されます）。ほかの対象には、これまでどおり働きます。',
    en: 'Lines that fit what you choose are left out of this rule; it is kept as a Sigma filter. For everybody else the rule works as before.',
  },
  'except.facts': { ja: 'このアラートの行にあるもの', en: 'What the lines of this alert show' },
  'except.choose': { ja: '外すものを1つ以上選んでください。', en: 'Choose at least one.' },
  'except.all': {
    ja: '選んだものすべてに当てはまる行だけを外します。',
    en: 'Only lines to which all that is chosen applies are left out.',
  },
  'except.also': {
    ja: '同じ行を見る次のルールからも外れます：{rules}',
    en: 'They are left out of these rules as well, which stand on the same lines: {rules}',
  },
  'except.close': { ja: 'このアラートを誤報として終了する', en: 'Close this alert as a false alarm' },
  'except.done': {
    ja: '例外を保存しました。このアラートの{spared}行は、これから外れます{left, plural, =0 {} other {（{left}行は残ります）}}',
    en: 'The exception is kept: {spared, plural, one {one line} other {# lines}} of this alert would now be left out{left, plural, =0 {} other {, {left} would still be found}}',
  },
  'kind.user': { ja: 'アカウント {value}', en: 'Account {value}' },
  'kind.host': { ja: 'ホスト {value}', en: 'Host {value}' },
  'kind.address': { ja: '発信元 {value}', en: 'From {value}' },
  'kind.destination': { ja: '宛先 {value}', en: 'To {value}' },
  'kind.process': { ja: 'プログラム {value}', en: 'Program {value}' },
  suppress: { ja: '抑制する', en: 'Suppress' },
  'suppress.text': {
    ja: '当てはまるアラートを、期限まで未処理に出しません。その間も数え続け、期限が来れば戻ります。',
    en: 'Alerts that fit are kept out of the open ones until the time is over. They are still counted, and then come back.',
  },
  'suppress.scope': { ja: '何を抑制するか', en: 'What is held back' },
  'scope.both': { ja: 'このルールの、{entity} のアラート', en: 'Alerts of this rule about {entity}' },
  'scope.entity': { ja: 'すべてのルールの、{entity} のアラート', en: 'Alerts of every rule about {entity}' },
  'scope.rule': { ja: 'このルールの、すべてのアラート', en: 'Every alert of this rule' },
  'suppress.for': { ja: '期間', en: 'For how long' },
  'suppress.days': { ja: '{days}日', en: '{days, plural, one {# day} other {# days}}' },
  'suppress.owner': { ja: '責任者（空ならあなた）', en: 'Who answers for it (you, if empty)' },
  held: { ja: '今の抑制', en: 'What is held back now' },
  'held.what': {
    ja: '{rule, select, none {すべてのルール} other {{rule}}}、{entity, select, none {すべての対象} other {{entity}}}',
    en: '{rule, select, none {Every rule} other {{rule}}}, {entity, select, none {about anybody} other {about {entity}}}',
  },
  'held.owner': { ja: '責任者 {owner}、', en: '{owner} answers for it,' },
  'held.until': { ja: '期限', en: 'until' },
  'held.end': { ja: '抑制を終える', en: 'End it' },
  of: { ja: '1つのルールのアラートだけを表示しています。', en: 'Only alerts of one rule are shown.' },
  'of.all': { ja: 'すべてのルールのアラートを見る', en: 'Show those of all rules' },
})
