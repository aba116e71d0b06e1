import { words } from '#src/core/words.ts'

export const evidenceRefusals = words({
  'evidence.not-found': { ja: 'その証拠はありません。', en: 'There is no such item of evidence.' },
  'evidence.file.not-found': {
    ja: 'この証拠にファイルはありません。',
    en: 'This item has no file.',
  },
  'evidence.upload.invalid': {
    ja: 'この証拠にするファイルが届いていません。先にファイルを送ってください。',
    en: 'The file for this item has not arrived. Send it first.',
  },
  'evidence.kind.invalid': {
    ja: 'ファイルのある証拠の種類は「ファイル」か「採取物」です。',
    en: 'An item with a file is of the kind “file” or “collection”, and only such an item has one.',
  },
  'evidence.parent.invalid': {
    ja: '元になった証拠がこの件にありません。',
    en: 'What it was made from is no evidence of this incident.',
  },
  'evidence.handover.to.invalid': {
    ja: '渡す相手を一人選んでください（同僚の名前、または外部の人の氏名）。',
    en: 'Name one person to give it to: a colleague, or somebody outside by name.',
  },
  'evidence.handover.not-found': { ja: 'その引き渡しはありません。', en: 'There is no such hand-over.' },
  'evidence.handover.open': {
    ja: '引き渡しの途中です。先に相手の確認を待つか、引き渡しを断ってもらってください。',
    en: 'It is on its way to somebody. Wait until they confirm or refuse it.',
  },
  'evidence.handover.already-answered': {
    ja: 'この引き渡しにはすでに答えがあります。',
    en: 'This hand-over has been answered already.',
  },
  'evidence.handover.not-holder.not-allowed': {
    ja: '引き渡せるのは、いま預かっている人だけです。',
    en: 'Only who holds it can give it away.',
  },
  'evidence.handover.not-receiver.not-allowed': {
    ja: '答えられるのは、受け取る本人だけです（外部の人のときは渡した人）。',
    en: 'Only the receiver can answer; for somebody outside, who gave it.',
  },
  'evidence.handover.same-person': {
    ja: '預かっている本人には渡せません。',
    en: 'It is held by that person already.',
  },
  'evidence.gone': {
    ja: '返却または廃棄した証拠です。',
    en: 'The item was returned or destroyed.',
  },
  'evidence.sealed': {
    ja: '封印中です。取り出すには、先に開封の決裁を記録してください。',
    en: 'The item is sealed. Record the decision to open it first.',
  },
  'evidence.state.no-way': {
    ja: 'いまの状態からその状態にはできません。',
    en: 'From where it stands it cannot become that.',
  },
  'evidence.state.file-stays': {
    ja: '保管庫のファイルは一度だけ書かれ、廃棄できません。媒体や写しは廃棄できます。',
    en: 'A file in the vault is written once and cannot be destroyed; things can, and their copies.',
  },
  'evidence.seal.invalid': { ja: '封印番号を書いてください。', en: 'Give the number of the seal.' },
  'evidence.look.too-deep.invalid': {
    ja: 'ここで見られるのは先頭の{limit} MBまでです。その先は写しを取って調べてください。',
    en: 'Only the first {limit} MB can be looked at here. Take a copy to look further.',
  },
  'evidence.look.busy.unavailable': {
    ja: 'いま描き直している画像が多すぎます（{waiting}件待ち）。少し待ってからもう一度見てください。',
    en: 'Too many pictures are being drawn just now ({waiting} wait). Look again in a moment.',
  },
  'evidence.timeline.invalid': {
    ja: 'ファイルの時刻を並べられるのは、bodyfile（mactime の形式）と、採取プログラムの束だけです。',
    en: 'A timeline is made of a bodyfile (as mactime reads it) or of the bundle of a collector; this is neither.',
  },
  'evidence.proof.not-found': {
    ja: 'この証拠の存在証明はまだありません（認証局の設定は HIKESHI_TSA）。',
    en: 'There is no proof of existence of this item yet (an authority is set by HIKESHI_TSA).',
  },
  'evidence.damaged': {
    ja: '{number} は保管庫で壊れています（{bytes, number}のうち先頭{wholeBytes, number}バイトまで正しい）。写しから調べてください。',
    en: '{number} is damaged in the vault (of {bytes, number} bytes the first {wholeBytes, number} are proved). Work from a copy.',
  },
  'evidence.malware.too-large': {
    ja: 'パスワード付きの書庫にできるのは{limit}までです。',
    en: 'An archive with a password is made of files up to {limit}.',
  },
  'evidence.collector.agent.not-found': {
    ja: '「{host}」に、採取を頼めるエージェントがありません。エージェントの設定に collect: true が必要です。',
    en: '“{host}” has no agent that may be told to collect. Its settings need collect: true.',
  },
  'evidence.collector.already-collecting': {
    ja: '「{host}」のエージェントは、もう採取を頼まれています。終わってから頼んでください。',
    en: 'The agent of “{host}” was told to collect already. Ask again when that is done.',
  },
  'evidence.collector.order.not-found': {
    ja: 'この採取は頼まれていないか、済んでいます。',
    en: 'Nobody asked this agent for this collection, or it is done.',
  },
  'evidence.collector.not-signed-in': {
    ja: 'この採取用の番号は使えません（使用済み、または期限切れ）。採取した束は媒体で渡してください。',
    en: 'This token of a collector is used up or too old. Hand the bundle over on a medium.',
  },
})

/** Automatic lines about evidence: the chain of custody is these lines. */
export const evidenceEntryWords = words({
  'evidence.added': {
    ja: '証拠 {number}「{description}」を受け入れた。{file}出所：{source}。採取：{collectedBy}。保管：{holder}。{parent}',
    en: 'Took evidence {number}, “{description}”, into custody. {file}Found: {source}. Taken by: {collectedBy}. Held by: {holder}.{parent}',
  },
  'evidence.added.file': {
    ja: 'SHA-256 {sha256}、{bytes, number}バイト。',
    en: 'SHA-256 {sha256}, {bytes, number} bytes. ',
  },
  'evidence.added.parent': { ja: '元：{parent}。', en: ' Made from {parent}.' },
  'evidence.collected': {
    ja: '{host} の採取物が届き、証拠 {number} とした。SHA-256 {sha256}、{files}ファイル、目録の番号 {code}。{wrong}',
    en: 'The collection of {host} arrived as evidence {number}. SHA-256 {sha256}, {files} files, code of its manifest {code}.{wrong}',
  },
  'evidence.collected.wrong': {
    ja: '目録と合わないファイル：{names}',
    en: ' Files that do not fit the manifest: {names}',
  },
  'evidence.changed': {
    ja: '証拠 {number} の記載を改めた：{changes}。理由：{reason}',
    en: 'Corrected evidence {number}: {changes}. Reason: {reason}',
  },
  'evidence.copied': {
    ja: '証拠 {number} の写し（{purpose}）：{medium}、保管場所 {place}。{same}',
    en: 'Copy of evidence {number} ({purpose}): {medium}, kept at {place}.{same}',
  },
  'evidence.copied.same': { ja: 'ハッシュ一致。', en: ' Its hash is the same.' },
  'evidence.copied.differs': { ja: 'ハッシュが一致しない。', en: ' Its hash differs.' },
  'evidence.given': {
    ja: '証拠 {number} を{from}から{to}へ引き渡し（確認待ち）。目的：{purpose}。状態：{condition}',
    en: 'Evidence {number} given by {from} to {to}, not confirmed yet. Purpose: {purpose}. Condition: {condition}',
  },
  'evidence.received': {
    ja: '証拠 {number} を{to}が{from}から受け取ったことを{by}が確認。{answer}',
    en: '{by} confirmed that {to} received evidence {number} from {from}. {answer}',
  },
  'evidence.refused': {
    ja: '証拠 {number} の引き渡しは受けられなかった（{by}）。{answer}',
    en: 'The hand-over of evidence {number} was refused ({by}). {answer}',
  },
  'evidence.decided': {
    ja: '証拠 {number}：{from} → {to}{seal}。決裁：{decidedBy}。理由：{reason}',
    en: 'Evidence {number}: {from} → {to}{seal}. Decided by {decidedBy}. Reason: {reason}',
  },
  'evidence.decided.seal': { ja: '（封印番号 {seal}）', en: ' (seal {seal})' },
  'evidence.verified': {
    ja: '証拠 {number} を読み直し、全{bytes, number}バイトが SHA-256 {sha256} と一致。',
    en: 'Read evidence {number} again: all {bytes, number} bytes are proved, SHA-256 {sha256}.',
  },
  'evidence.found-damaged': {
    ja: '証拠 {number} が保管庫で壊れている（先頭{wholeBytes, number}バイトまで正しい、全{bytes, number}バイト）。',
    en: 'Evidence {number} is damaged in the vault: the first {wholeBytes, number} of {bytes, number} bytes are proved.',
  },
  'evidence.looked': {
    ja: '証拠 {number} の中身を見た（{form, select, text {テキスト} hex {16進} strings {文字列} picture {描き直した画像} timeline {ファイルの時刻} other {書庫の一覧}}、{offset, number}バイト目から）。理由：{reason}',
    en: 'Looked into evidence {number} (as {form, select, text {text} hex {hex} strings {strings} picture {a picture drawn anew} timeline {times of files} other {archive listing}}, from byte {offset, number}). Reason: {reason}',
  },
  'evidence.downloaded': {
    ja: '証拠 {number} のファイルを取り出した{form}。理由：{reason}',
    en: 'Took the file of evidence {number} out{form}. Reason: {reason}',
  },
  'evidence.downloaded.archive': { ja: '（パスワード付き書庫）', en: ' (archive with a password)' },
  'evidence.proved': {
    ja: '証拠 {number} の存在が{at}に証明された（RFC 3161、{authority}、SHA-256 {sha256}）。',
    en: 'The existence of evidence {number} at {at} was proved (RFC 3161, {authority}, SHA-256 {sha256}).',
  },
  'evidence.proof-wrong': {
    ja: '証拠 {number} の存在証明が正しくない：{fault}',
    en: 'The proof of existence of evidence {number} is wrong: {fault}',
  },
  'evidence.fault.unreadable': { ja: '読めない', en: 'it cannot be read' },
  'evidence.fault.refused': { ja: '認証局が断った', en: 'the authority refused' },
  'evidence.fault.imprint': { ja: '別のファイルのもの', en: 'it is of another file' },
  'evidence.fault.signature': { ja: '署名が合わない', en: 'its signature does not fit' },
  'evidence.fault.purpose': { ja: '時刻認証用の証明書ではない', en: 'its certificate is not one for time stamps' },
  'evidence.fault.chain': {
    ja: '信頼する認証局につながらない',
    en: 'it does not lead to an authority that is trusted',
  },
  'evidence.fault.time': { ja: '証明書の有効期間の外', en: 'its time is outside of its certificate’s' },
  'evidence.printed': {
    ja: '証拠 {number} の引き渡し書を印刷した。',
    en: 'Printed the hand-over form of evidence {number}.',
  },
  'evidence.collection.ordered': {
    ja: '{host} のエージェントに採取を頼んだ{checksPackages, select, true {（パッケージの検査を含む）} other {}}。理由: {reason}',
    en: 'Told the agent of {host} to collect{checksPackages, select, true {, with a check of its packages} other {}}. Reason: {reason}',
  },
  'evidence.collection.begun': {
    ja: '{host} のエージェントが採取を始めた。',
    en: 'The agent of {host} began to collect.',
  },
  'evidence.collection.failed': {
    ja: '{host} のエージェントは採取できなかった: {detail}',
    en: 'The agent of {host} could not collect: {detail}',
  },
  'evidence.collector.made': {
    ja: '{host} の採取プログラムを作った（{at}まで有効）。',
    en: 'Made the collector for {host} (good until {at}).',
  },
  'evidence.kind.file': { ja: 'ファイル', en: 'file' },
  'evidence.kind.collection': { ja: '採取物', en: 'collection' },
  'evidence.kind.device': { ja: '機器', en: 'device' },
  'evidence.kind.medium': { ja: '記憶媒体', en: 'medium' },
  'evidence.kind.paper': { ja: '紙', en: 'paper' },
  'evidence.kind.other': { ja: 'その他', en: 'other' },
  'evidence.state.held': { ja: '保管中', en: 'held' },
  'evidence.state.sealed': { ja: '封印中', en: 'sealed' },
  'evidence.state.released': { ja: '保全解除', en: 'released' },
  'evidence.state.returned': { ja: '返却済み', en: 'returned' },
  'evidence.state.destroyed': { ja: '廃棄済み', en: 'destroyed' },
  'evidence.purpose.analysis': { ja: '解析用', en: 'for analysis' },
  'evidence.purpose.evidence': { ja: '証拠用', en: 'as evidence' },
  'evidence.field.description': { ja: '内容', en: 'description' },
  'evidence.field.source': { ja: '出所', en: 'where found' },
  'evidence.field.method': { ja: '採取方法', en: 'how taken' },
  'evidence.field.collectedBy': { ja: '採取者', en: 'taken by' },
  'evidence.field.tool': { ja: '道具と版', en: 'tool and version' },
  'evidence.field.collectedWhen': { ja: '採取日時', en: 'when taken' },
  'evidence.field.clockErrorSeconds': { ja: '時計の誤差（秒）', en: 'clock error (s)' },
  'evidence.field.marks': { ja: '型番・製造番号', en: 'make, model, serial number' },
  'evidence.field.place': { ja: '保管場所', en: 'kept at' },
  'evidence.field.isMalware': { ja: '不正プログラムのおそれ', en: 'suspected malware' },
  'evidence.change': { ja: '{field}「{before}」→「{after}」', en: '{field} “{before}” → “{after}”' },
  'evidence.nothing': { ja: '記載なし', en: 'not stated' },
})
