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
  'sweep.answer.missing': {
    ja: '全体としての答え（該当なし・該当あり・対処済み）を選んでください。',
    en: 'Choose your answer as a whole: nothing found, found, or dealt with.',
  },
  'sweep.answer.lines.invalid': {
    ja: '機器の行に読めないものがあります（{lines}行目）。「機器,該当なし」のように書いてください。',
    en: 'Lines of machines that cannot be read: {lines}. Write them as “pc-1,clean”.',
  },
  'sweep.answer.reserve': {
    ja: '予備機かバックアップに未確認のものがあるので、その答えにはできません。先に確かめてください。',
    en: 'A standby machine or a backup has not been looked at, so the unit cannot answer that. Look at it first.',
  },
  'sweep.integrity.not-allowed': {
    ja: 'ファイルの改ざん検査を指示する権限がありません。',
    en: 'You may not tell agents to check the good state of their hosts.',
  },
  'sweep.open.not-hit': {
    ja: '「該当あり」の部署についてだけ、インシデントを開けます。',
    en: 'An incident is opened only for a unit that is hit.',
  },
  'sweep.open.already-opened': {
    ja: 'この部署のインシデントは、もう開かれています。',
    en: 'The incident of this unit has been opened already.',
  },
  'sweep.hunt.nothing': {
    ja: 'ログの保管庫で探すものがありません。ルールか観測情報の一覧を書くか、探す日数を0にしてください。',
    en: 'There is nothing to look for in the archive. Give the rule or the list of observables, or set the days to 0.',
  },
  'sweep.follow.nothing': {
    ja: '盤に移す結果も、新たに作業にする「該当あり」もありません。',
    en: 'Nothing was found that is not on the board yet, and no unit is hit that has not got its task.',
  },
  'sweep.chase.nobody': {
    ja: '答えのない部署のうち、メールアドレスのあるものがありません。',
    en: 'No unit without an answer has a mail address.',
  },
  'sweep.chase.no-mail': {
    ja: 'メールサーバーが設定されていないので、重ねて尋ねるメールを送れません。管理者に設定を頼むか、電話で尋ねてください。',
    en: 'No mail server is set, so nobody can be asked again by mail. Ask the administrator to set one, or call.',
  },
})

/** Automatic lines about sweeps, the words in them, and the mail that chases. */
export const sweepEntryWords = words({
  'sweep.started': {
    ja: '横展開調査{no}を始めた：{question}（{units}部署、{hosts}台）',
    en: 'Started sweep {no}: {question} ({units, plural, one {# unit} other {# units}}, {hosts, plural, one {# host} other {# hosts}})',
  },
  'sweep.asked': {
    ja: '横展開調査{no}を始めた：{question}（{units}部署、{hosts}台）{mailed}',
    en: 'Started sweep {no}: {question} ({units, plural, one {# unit} other {# units}}, {hosts, plural, one {# host} other {# hosts}}){mailed}.',
  },
  'sweep.agents': {
    ja: '横展開調査{no}：{count}台のエージェントに検査を指示した。',
    en: 'Sweep {no}: told {count, plural, one {# agent} other {# agents}} to check.',
  },
  'sweep.opened': {
    ja: '横展開調査{no}：{unit}の該当を{of}として開いた。',
    en: 'Sweep {no}: opened {of} for the hit at {unit}.',
  },
  'sweep.opened-title': { ja: '{unit}：{question}', en: '{unit}: {question}' },
  'sweep.opened-reason': { ja: '{number}の横展開調査{no}で該当あり', en: 'Hit in sweep {no} of {number}' },
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
  'sweep.altered': {
    ja: 'エージェントの検査で、正常な状態との違いがあった機器：{hosts}',
    en: 'Agents found these altered: {hosts}',
  },
  'sweep.host-kind.machine': { ja: '機器', en: 'machine' },
  'sweep.host-kind.standby': { ja: '予備機', en: 'standby machine' },
  'sweep.host-kind.backup': { ja: 'バックアップ', en: 'backup' },
  'sweep.host-state.unchecked': { ja: '未確認', en: 'not checked' },
  'sweep.host-state.clean': { ja: '該当なし', en: 'clean' },
  'sweep.host-state.hit': { ja: '該当あり', en: 'hit' },
  'sweep.host-state.fixed': { ja: '対処済み', en: 'fixed' },
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
  'sweep.kind.integrity': { ja: '正常な状態との照合（エージェント）', en: 'good state of hosts, by their agents' },
  'sweep.kind.checklist': { ja: '人が確かめる項目', en: 'checklist for people' },
})
