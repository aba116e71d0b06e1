import { words } from '#src/core/words.ts'

export const sweepRefusals = words({
  'sweep.not-found': { ja: '横展開調査 {no} はありません。', en: 'There is no sweep {no}.' },
  'sweep.unit.not-found': { ja: 'その部署には尋ねていません。', en: 'That unit was not asked.' },
  'sweep.unit.already-asked': { ja: '同じ部署が二度挙げられています。', en: 'A unit stands there twice.' },
  'sweep.hosts.too-large': { ja: '機器は{limit}台までです。', en: 'A sweep takes {limit} hosts at most.' },
  'sweep.answer.contradiction': {
    ja: '該当する機器が残っているので、その答えにはできません。先に機器の状態を改めてください。',
    en: 'A host of this unit is hit, so the unit cannot answer that. Change what is said of the host first.',
  },
  'sweep.hunt.nothing': {
    ja: 'ログの保管庫で探すものがありません。ルールか観測情報の一覧を書くか、探す日数を0にしてください。',
    en: 'There is nothing to look for in the archive. Give the rule or the list of observables, or set the days to 0.',
  },
  'sweep.follow.nothing': {
    ja: '新たに作業にする「該当あり」はありません。',
    en: 'No unit is hit that has not got its task yet.',
  },
  'sweep.chase.nobody': {
    ja: '答えのない部署のうち、メールアドレスのあるものがありません。',
    en: 'No unit without an answer has a mail address.',
  },
})

/** Automatic lines about sweeps, the words in them, and the mail that chases. */
export const sweepEntryWords = words({
  'sweep.started': {
    ja: '横展開調査{no}を始めた：{question}（{units}部署、{hosts}台）',
    en: 'Started sweep {no}: {question} ({units, plural, one {# unit} other {# units}}, {hosts, plural, one {# host} other {# hosts}})',
  },
  'sweep.answered': {
    ja: '横展開調査{no}：{unit}「{state}」{note}（機器 {hosts}台分）',
    en: 'Sweep {no}, {unit}: {state}. {note} (of {hosts, plural, one {# host} other {# hosts}})',
  },
  'sweep.chased': {
    ja: '横展開調査{no}：答えのない{units}部署に重ねて尋ねた。',
    en: 'Sweep {no}: asked {units, plural, one {# unit} other {# units}} again.',
  },
  'sweep.task': { ja: '横展開調査{no}で該当あり：{unit}で対処する', en: 'Hit in sweep {no}: deal with it at {unit}' },
  'sweep.archive': { ja: 'ログの保管庫に跡があった機器：{hosts}', en: 'The archive has traces of: {hosts}' },
  'sweep.state.asked': { ja: '答え待ち', en: 'asked' },
  'sweep.state.clean': { ja: '該当なし', en: 'clean' },
  'sweep.state.hit': { ja: '該当あり', en: 'hit' },
  'sweep.state.fixed': { ja: '対処済み', en: 'fixed' },
  'sweep.state.silent': { ja: '返事なし', en: 'silent' },
  'sweep.hunt.waiting': { ja: '順番待ち', en: 'waiting' },
  'sweep.hunt.running': { ja: '検索中', en: 'running' },
  'sweep.hunt.done': { ja: '完了', en: 'done' },
  'sweep.hunt.cancelled': { ja: '取り消し', en: 'cancelled' },
  'sweep.hunt.cut-off': { ja: '途中で終了', en: 'cut off' },
  'sweep.hunt.failed': { ja: '失敗', en: 'failed' },
  'sweep.kind.condition': { ja: '機器・ソフトウェア・版の条件', en: 'host, software, version' },
  'sweep.kind.rule': { ja: '検知ルール', en: 'detection rule' },
  'sweep.kind.observables': { ja: '観測情報の一覧', en: 'list of observables' },
  'sweep.kind.checklist': { ja: '人が確かめる項目', en: 'checklist for people' },
  'sweep.mail.subject': { ja: '[{number}] 調査への回答のお願い', en: '[{number}] Please answer our question' },
  'sweep.mail.text': {
    ja: '{unit} ご担当者様\n\n次の件について、まだ回答をいただいていません。調べた結果をこのメールへの返信でお知らせください。\n\n{question}',
    en: 'To {unit}\n\nWe have not heard from you yet on the following. Please look, and answer by reply to this mail.\n\n{question}',
  },
  'sweep.mail.due': { ja: '期限：{due}', en: 'Due: {due}' },
})
