import { words } from '#src/core/words.ts'
import { targetWords } from './target-words.ts'

export const containmentRefusals = words({
  'containment.not-found': { ja: 'その封じ込めはありません。', en: 'There is no such containment.' },
  'containment.state': {
    ja: 'いまは「{state}」なので、それはできません。{next, select, none {もう何もできません} other {できること：{next}}}。',
    en: 'It stands at “{state}”; that cannot be done from there. {next, select, none {Nothing more can be done} other {What can be done: {next}}}.',
  },
  'containment.busy': {
    ja: 'いま実行中です。結果が出るまでお待ちください。',
    en: 'Something is at work on it. Wait for its answer.',
  },
  'containment.limit': {
    ja: '一つの件の封じ込めは{limit}件までです。',
    en: 'An incident has {limit} containments at most.',
  },
  'containment.target.too-wide': {
    ja: '範囲が広すぎます。誤って全体を止めないよう、もっと狭いネットワークにしてください。',
    en: 'That is too wide. Name a smaller network, so that a slip does not cut everything off.',
  },
  'containment.target.never': {
    ja: '遮断してはいけないと決められた宛先です。',
    en: 'This is on the list of what must never be cut off.',
  },
  'containment.done.invalid': {
    ja: '済んだ封じ込めとして書けるのは、人が行ったものだけです（決裁は求められません）。',
    en: 'Only what a person did can be put down as done already, and nobody is asked to decide on it.',
  },
  'containment.done.future': {
    ja: 'これからの日時は入れられません。年と日を確かめてください。',
    en: 'That time has not come yet. Check year and day.',
  },
  'containment.lift.invalid': {
    ja: '自動で解除できるのは、接続先が行う封じ込めで、解除の日時があるものだけです。',
    en: 'The desk lifts by itself only what a connector carried out, and only at a time that is given.',
  },
  'containment.lift.past': {
    ja: '解除の日時は、始まりより後で、これからの日時にしてください。',
    en: 'The time to lift it must come after it begins.',
  },
  'containment.approve.two-people.not-allowed': {
    ja: 'この封じ込めには別の人の承認が要ります（範囲が広い、サービスを止める、または深刻度が高いため）。決裁を求めてください。',
    en: 'Somebody else must approve this: it reaches far, stops a service, or the incident is grave. Ask for a decision.',
  },
  'containment.approve.no-authority.not-allowed': {
    ja: 'この範囲を承認する権限がありません。指揮者に頼むか、決裁を求めてください。',
    en: 'You have no authority that reaches this far. Turn to a lead, or ask for a decision.',
  },
  'containment.approve.no-emergency.not-allowed': {
    ja: '緊急として一人で決められるのは、アドレス・機器・アカウント一つを止めるときだけです。',
    en: 'In an emergency one person may cut off one address, one host or one account, and no more.',
  },
  'containment.emergency-note.invalid': {
    ja: '待てない理由を書いてください。',
    en: 'Say why it cannot wait.',
  },
  'containment.decision.already-asked': {
    ja: 'すでに決裁を求めています。',
    en: 'A decision has been asked for already.',
  },
  'containment.connector.not-found': {
    ja: '「{id}」という接続先は設定にありません（connectors.yaml）。',
    en: 'There is no connector “{id}” in connectors.yaml.',
  },
  'containment.connector.unfit': {
    ja: 'この接続先「{connector}」では実行できません。別の接続先か、人による実施を選んでください。',
    en: 'This connector ({connector}) cannot do that. Choose another, or a person.',
  },
  'containment.connector.address': {
    ja: '接続先で隔離するには、機器のアドレスが要ります。',
    en: 'To isolate a host, a connector needs its address.',
  },
  'containment.connector.unavailable': {
    ja: '接続先「{id}」を使えません：{reason}',
    en: 'The connector “{id}” cannot be used: {reason}',
  },
  'containment.connector.first': {
    ja: 'まず接続先で実行してください。結果が分からないときに、人が見たことを記録します。',
    en: 'Let the connector carry it out first. A person puts down what they saw where it does not know.',
  },
  'containment.backup.missing': {
    ja: '被害機器より広い封じ込めです。行う前に、どのバックアップを取ったか（要らないときはその理由）を書いてください。',
    en: 'This reaches further than the host that was hit. Before it is carried out, say which backup was taken, or why none is needed.',
  },
  'containment.by-person.dry-run': {
    ja: '人が行う封じ込めに試行はありません。作業指示を印刷してください。',
    en: 'There is no dry run for what a person does. Print the instruction.',
  },
  'containment.by-person.verify': {
    ja: '人が行う封じ込めは、確かめた人が記録します。',
    en: 'What a person carries out is checked by a person: put down what was seen.',
  },
})

/** States, grounds and what a look found: for entries, pages and the command line. */
const stateWords = words({
  'containment.state.asked': { ja: '承認待ち', en: 'waits for approval' },
  'containment.state.approved': { ja: '承認済み・未実施', en: 'approved, not carried out' },
  'containment.state.applying': { ja: '実施中', en: 'being carried out' },
  'containment.state.active': { ja: '実施済み・未確認', en: 'carried out, not checked' },
  'containment.state.verified': { ja: '有効を確認', en: 'in force, checked' },
  'containment.state.lifting': { ja: '解除中', en: 'being lifted' },
  'containment.state.lifted': { ja: '解除済み', en: 'lifted' },
  'containment.state.kept': { ja: '恒久化', en: 'kept for good' },
  'containment.state.refused': { ja: '不承認', en: 'refused' },
  'containment.state.withdrawn': { ja: '取り下げ', en: 'withdrawn' },
  'containment.state.failed': { ja: '効いていない', en: 'not in force' },
  'containment.state.unknown': { ja: '不明', en: 'not known' },
  'containment.ground.authority': { ja: '事前に委任された権限', en: 'authority given beforehand' },
  'containment.ground.role': { ja: '指揮者の権限', en: 'a lead’s right' },
  'containment.ground.decision': { ja: '決裁', en: 'a decision' },
  'containment.ground.emergency': { ja: '緊急', en: 'an emergency' },
  'containment.ground.afterwards': { ja: '実施後に記録', en: 'put down afterwards' },
  'containment.found.in-force': { ja: '有効', en: 'in force' },
  'containment.found.not-in-force': { ja: '無効', en: 'not in force' },
  'containment.found.in-part': { ja: '一部だけ有効', en: 'in force in part' },
  'containment.found.cannot-tell': { ja: '確かめられない', en: 'cannot be told' },
})

/** Automatic lines about containment. */
export const containmentEntryWords = words({
  ...targetWords,
  ...stateWords,
  'containment.scope': { ja: '　範囲：{text}。', en: ' Scope: {text}.' },
  'containment.scope.wider': {
    ja: '　被害機器より広い範囲：{text}。',
    en: ' Wider than the host that was hit: {text}.',
  },
  'containment.lift-at': { ja: '　解除予定：{at}。', en: ' To be lifted: {at}.' },
  'containment.asked-by-decision': { ja: '　決裁 {number} を求めた。', en: ' Decision {number} asked for.' },
  'containment.carrier': { ja: '　実施者：{name}。', en: ' By {name}.' },
  'containment.no-time': { ja: '未定', en: 'open' },
  'containment.proposed': {
    ja: '封じ込めを提案した（{number}）：{what}。{scope}{lift}{carrier}{decision}　理由：{reason}',
    en: 'Proposed containment ({number}): {what}.{scope}{lift}{carrier}{decision} Reason: {reason}',
  },
  'containment.done-before': {
    ja: '封じ込めを行った（{number}）：{what}。{scope}{lift}{carrier}{decision}　理由：{reason}',
    en: 'Contained ({number}): {what}.{scope}{lift}{carrier}{decision} Reason: {reason}',
  },
  'containment.approved.authority': {
    ja: '封じ込めを承認した（{number}）：{what}。{giver}から委任された権限による（{until}まで）。{note}',
    en: 'Approved containment ({number}): {what}. By authority that {giver} gave, until {until}. {note}',
  },
  'containment.approved.role': {
    ja: '封じ込めを承認した（{number}）：{what}。{note}',
    en: 'Approved containment ({number}): {what}. {note}',
  },
  'containment.approved.emergency': {
    ja: '緊急のため一人で封じ込めを決めた（{number}）：{what}。待てない理由：{note}',
    en: 'Decided alone on containment in an emergency ({number}): {what}. Why it could not wait: {note}',
  },
  'containment.approved.decision': {
    ja: '封じ込めが承認された（{number}）：{what}。決裁 {decision}、{by}。',
    en: 'Containment approved ({number}): {what}. Decision {decision}, {by}.',
  },
  'containment.refused': {
    ja: '封じ込めは不承認となった（{number}）：{what}。決裁 {decision}、{by}：{reason}',
    en: 'Containment refused ({number}): {what}. Decision {decision}, {by}: {reason}',
  },
  'containment.withdrawn': {
    ja: '封じ込めの提案を取り下げた（{number}）：{what}。理由：{reason}',
    en: 'Withdrew the proposal ({number}): {what}. Reason: {reason}',
  },
  'containment.backup': {
    ja: '封じ込める前のバックアップ（{number}）：{what}。{backup}',
    en: 'Backup before containment ({number}): {what}. {backup}',
  },
  'containment.given.apply': {
    ja: '封じ込めの実施を頼んだ（{number}）：{what}。{carrier}',
    en: 'Gave the containment to be carried out ({number}): {what}. {carrier}',
  },
  'containment.given.lift': {
    ja: '封じ込めの解除を頼んだ（{number}）：{what}。{carrier}　理由：{reason}',
    en: 'Gave the containment to be lifted ({number}): {what}. {carrier} Reason: {reason}',
  },
  'containment.begun.apply': {
    ja: '「{connector}」で封じ込めを始めた（{number}）：{what}',
    en: 'Began containment through “{connector}” ({number}): {what}',
  },
  'containment.begun.lift': {
    ja: '「{connector}」で封じ込めの解除を始めた（{number}）：{what}。理由：{reason}',
    en: 'Began lifting through “{connector}” ({number}): {what}. Reason: {reason}',
  },
  'containment.apply.verified': {
    ja: '封じ込めた。有効であることを確かめた（{number}）：{what}。{detail}',
    en: 'Contained, and seen to be in force ({number}): {what}. {detail}',
  },
  'containment.apply.active': {
    ja: '封じ込めた。効いているかは確かめられていない（{number}）：{what}。{detail}',
    en: 'Contained; whether it holds could not be checked ({number}): {what}. {detail}',
  },
  'containment.apply.failed': {
    ja: '封じ込めは行われなかった（{number}）：{what}。{detail}',
    en: 'Containment was not carried out ({number}): {what}. {detail}',
  },
  'containment.apply.unknown': {
    ja: '封じ込められたか分からない（{number}）：{what}。{detail}',
    en: 'It is not known whether containment took hold ({number}): {what}. {detail}',
  },
  'containment.verify.verified': {
    ja: '封じ込めが有効であることを確かめた（{number}）：{what}。{detail}',
    en: 'Containment is in force ({number}): {what}. {detail}',
  },
  'containment.verify.active': {
    ja: '封じ込めが有効かどうか確かめられなかった（{number}）：{what}。{detail}',
    en: 'Whether containment holds could not be told ({number}): {what}. {detail}',
  },
  'containment.verify.failed': {
    ja: '封じ込めが効いていない（{number}）：{what}。{detail}',
    en: 'Containment is not in force ({number}): {what}. {detail}',
  },
  'containment.verify.unknown': {
    ja: '封じ込めが有効かどうか分からない（{number}）：{what}。{detail}',
    en: 'Whether containment holds is not known ({number}): {what}. {detail}',
  },
  'containment.lift.lifted': {
    ja: '封じ込めを解除した（{number}）：{what}。{detail}　理由：{reason}',
    en: 'Lifted containment ({number}): {what}. {detail} Reason: {reason}',
  },
  'containment.lift.verified': {
    ja: '解除できていない。封じ込めはまだ有効（{number}）：{what}。{detail}',
    en: 'Not lifted: containment is still in force ({number}): {what}. {detail}',
  },
  'containment.lift.active': {
    ja: '解除できなかった（{number}）：{what}。{detail}',
    en: 'Could not be lifted ({number}): {what}. {detail}',
  },
  'containment.lift.unknown': {
    ja: '解除されたか分からない（{number}）：{what}。{detail}',
    en: 'It is not known whether it was lifted ({number}): {what}. {detail}',
  },
  'containment.said.done': {
    ja: '{by}が封じ込めを行った（{number}）：{what}。{note}',
    en: '{by} carried out the containment ({number}): {what}. {note}',
  },
  'containment.said.checked': {
    ja: '{by}が、封じ込めが有効であることを確かめた（{number}）：{what}。{note}',
    en: '{by} checked that containment is in force ({number}): {what}. {note}',
  },
  'containment.said.not-done': {
    ja: '封じ込めは行われていない（{number}、{by}）：{what}。{note}',
    en: 'Containment is not carried out ({number}, {by}): {what}. {note}',
  },
  'containment.said.lifted': {
    ja: '{by}が封じ込めを解除した（{number}）：{what}。{note}',
    en: '{by} lifted the containment ({number}): {what}. {note}',
  },
  'containment.kept': {
    ja: '封じ込めを恒久的な設定とした（{number}）：{what}。今後の管理：{owner}。理由：{reason}',
    en: 'Containment is kept for good ({number}): {what}. Owned by {owner}. Reason: {reason}',
  },
  'containment.extended': {
    ja: '解除予定を改めた（{number}）：{what}。{before} → {after}。理由：{reason}',
    en: 'Set when to lift ({number}): {what}. {before} → {after}. Reason: {reason}',
  },
  'containment.side-effect': {
    ja: '封じ込めの副作用（{number}：{what}）：{text}',
    en: 'Side effect of containment ({number}: {what}): {text}',
  },
  'containment.complaint': {
    ja: '封じ込めへの苦情{count}件（{number}：{what}）：{text}',
    en: '{count, plural, one {# complaint} other {# complaints}} about containment ({number}: {what}): {text}',
  },
  'containment.left': {
    ja: '「{connector}」の返事がないまま処理が途切れた。封じ込めの状態は分からない（{number}）：{what}',
    en: 'The call to “{connector}” never came back; how the containment stands is not known ({number}): {what}',
  },
  'containment.lift-due': {
    ja: '封じ込めを解除する予定の時刻（{at}）になった（{number}）：{what}',
    en: 'The time to lift containment has come ({at}, {number}): {what}',
  },
  'containment.lift-due.desk': {
    ja: '予定の時刻（{at}）になったため、封じ込めを自動で解除する（{number}）：{what}',
    en: 'Its time has come ({at}): the desk lifts the containment ({number}): {what}',
  },
})

/** What can be done with a containment, as the commands call it. */
export const containmentActWords = words({
  approve: { ja: '承認（approve）', en: 'approve' },
  apply: { ja: '実施（apply）', en: 'apply' },
  verify: { ja: '確認（verify）', en: 'verify' },
  lift: { ja: '解除（lift）', en: 'lift' },
  confirm: { ja: '結果の記録（confirm）', en: 'confirm what was done or seen' },
  keep: { ja: '恒久化', en: 'keep for good' },
  withdraw: { ja: '取り下げ', en: 'withdraw' },
  effect: { ja: '副作用・苦情の追加', en: 'add an effect' },
  extend: { ja: '解除予定の変更', en: 'change when to lift' },
})
