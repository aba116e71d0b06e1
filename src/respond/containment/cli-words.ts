import { words } from '#src/core/words.ts'

/** What `hikeshi containment` says of itself. */
export const containmentCliWords = words({
  containment: {
    ja: '封じ込め（提案、承認、実施、確認、解除）',
    en: 'containment: proposed, approved, carried out, checked, lifted',
  },
  propose: { ja: '封じ込めを提案する。番号を出す', en: 'propose to cut something off; prints its number' },
  approve: { ja: '封じ込めを承認する', en: 'approve a containment' },
  apply: {
    ja: '承認された封じ込めを実施し、効いているか確かめる',
    en: 'carry out what was approved, and look whether it holds',
  },
  backup: {
    ja: '実施前に取ったバックアップ、または要らない理由（被害機器より広い封じ込めで要る）',
    en: 'which backup was taken before, or why none is needed; asked for what reaches further than the host',
  },
  verify: { ja: '効いているか確かめる', en: 'look whether it holds' },
  lift: { ja: '解除し、消えたか確かめる', en: 'lift it, and look whether it is gone' },
  confirm: { ja: '人が行った、または見たことを記録する', en: 'put down what a person did or saw' },
  list: {
    ja: '終わっていない封じ込め、またはある件の封じ込めを一覧する',
    en: 'list containment without an end, or that of an incident',
  },
  incident: { ja: 'インシデントの番号', en: 'number of the incident' },
  kind: { ja: '種類: {kinds}', en: 'what to do: {kinds}' },
  reason: { ja: '理由', en: 'the reason' },
  address: { ja: 'アドレスまたはネットワーク', en: 'address or network' },
  direction: { ja: 'in（入る通信）、out（出る通信）、both', en: 'in, out or both' },
  protocol: { ja: 'tcp または udp', en: 'tcp or udp' },
  ports: { ja: 'ポート（120、6000-6063）', en: 'port or range: 120, 6000-6063' },
  network: { ja: '守るネットワーク（なければ全体）', en: 'whose ports: a network; without it everything behind' },
  host: { ja: '機器の名前', en: 'name of the host' },
  service: { ja: 'サービスの名前', en: 'name of the service' },
  account: { ja: 'アカウントの名前', en: 'name of the account' },
  name: { ja: 'プロトコルの名前（POP3 など）', en: 'name of the protocol, such as POP3' },
  except: {
    ja: '引き続き使えるネットワーク（繰り返せる）',
    en: 'a network from which it stays allowed; may be repeated',
  },
  scope: { ja: '範囲（言葉で）', en: 'how far it reaches, in words' },
  wider: { ja: '被害機器より広い範囲', en: 'reaches further than the host that was hit' },
  connector: { ja: '接続先の id（既定は person：人が行う）', en: 'id of the connector (default person)' },
  carrier: { ja: '実施する人', en: 'who carries it out by hand' },
  'lift-at': { ja: '解除する予定の時刻', en: 'when it is to be lifted' },
  'by-desk': { ja: 'その時刻に自動で解除する', en: 'the desk lifts it by itself at that time' },
  done: { ja: 'すでに行った時刻（後から記録するとき）', en: 'when it was carried out, if that was before this' },
  decider: {
    ja: '決裁を求める人の名前（順に繰り返す）',
    en: 'who is asked to decide, by name; may be repeated, in order',
  },
  'decide-by': { ja: '決裁の期限', en: 'by when to decide' },
  escalate: {
    ja: '返事がないとき次の人に求めるまでの分（既定 30）',
    en: 'minutes of silence until the next one is asked (default 30)',
  },
  emergency: {
    ja: '待てないため一人で決める（アドレス・機器・アカウント一つだけ）',
    en: 'it cannot wait: one address, host or account, decided alone',
  },
  note: { ja: '添える言葉。緊急のときは待てない理由', en: 'a note; in an emergency, why it cannot wait' },
  'dry-run': { ja: '何をするかを示すだけで、行わない', en: 'only say what would be done' },
  said: {
    ja: 'done（行った）、checked（確かめた）、not-done（行っていない）、lifted（解除した）',
    en: 'done, checked, not-done or lifted',
  },
  saw: { ja: '行ったこと、確かめた方法', en: 'what was done, how it was checked' },
  by: { ja: '行った人（自分でないとき）', en: 'who did it, if not you' },
  when: { ja: 'その時刻', en: 'when' },
})
