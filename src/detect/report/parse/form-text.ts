// A report typed into a form and sent as text: labelled fields in Japanese or English (the 1999 form of S4-9/S4-10,
// JPCERT/CC's, NTT-CERT's and IPA's items), in any of the ways people lay a form out.
export type FormField =
  | 'kind'
  | 'occurred'
  | 'occurredEnd'
  | 'discovered'
  | 'howFound'
  | 'request'
  | 'consent'
  | 'consentIdentity'
  | 'consentAddress'
  | 'consentLog'
  | 'other'
  | 'name'
  | 'organisation'
  | 'department'
  | 'title'
  | 'email'
  | 'phone'
  | 'fax'
  | 'address'
  | 'pgpKey'
  | 'purpose'
  | 'zone'
  | 'synced'
  | 'clockError'
  | 'source'
  | 'target'
  | 'log'
  | 'actionTaken'
  | 'targetSystem'
  | 'otherReports'
  | 'subject'
  | 'tlp'
  | 'what'
export type Form = ReadonlyMap<FormField, string>

const LABELS: readonly (readonly [FormField, RegExp])[] = [
  [
    'consentIdentity',
    /^(?:(?:氏名|名前|身元|組織名|報告者(?:名|情報)?)[^\n]{0,12}(?:開示|公開)(?:可否|の可否|許可|範囲)?|disclos\w+ (?:of )?(?:my |our )?(?:identity|name).{0,20}|consent.{0,6}identity)$/i,
  ],
  [
    'consentAddress',
    /^(?:(?:IP ?アドレス|アドレス|ホスト名)[^\n]{0,12}(?:開示|公開)(?:可否|の可否|許可|範囲)?|disclos\w+ (?:of )?(?:my |our )?(?:ip )?address.{0,20}|consent.{0,6}address)$/i,
  ],
  [
    'consentLog',
    /^(?:ログ[^\n]{0,12}(?:開示|公開)(?:可否|の可否|許可|範囲)?|disclos\w+ (?:of )?(?:my |our |the )?logs?.{0,20}|consent.{0,6}log)$/i,
  ],
  [
    'consent',
    /^(?:条件|開示条件|開示(?:の)?(?:可否|許可|範囲)|情報(?:の)?開示.{0,8}|公開(?:の)?可否|取扱条件|conditions?|disclosure(?: permission)?|permission to disclose|consent)$/i,
  ],
  [
    'kind',
    /^(?:分類|種別|種類|インシデント(?:の)?(?:種別|分類|種類)|事象(?:の)?種別|被害の種類|class(?:ification)?|categor(?:y|ies)|kind|(?:type|kind) of (?:incident|attack|abuse)|incident type|attack type|abuse type)$/i,
  ],
  ['occurredEnd', /^(?:終了日時|end(?:ed)?(?: (?:time|date))?|last seen)$/i],
  [
    'discovered',
    /^(?:発見(?:した)?(?:日時|年月日|日)|検知日時|discovered(?: at| on)?|date of discovery|detected(?: at)?|detection time)$/i,
  ],
  [
    'occurred',
    /^(?:発生(?:した)?(?:日時|年月日|時刻|日)|日時|開始日時|攻撃日時|時刻|occurred(?: at| on)?|date(?: and |\/)time|date ?time|when|time of (?:incident|attack|event)|start(?:ed)?(?: (?:time|date))?|incident (?:date|time)|event (?:date|time)|first seen|timestamp|attack time)$/i,
  ],
  [
    'howFound',
    /^(?:発見(?:の)?(?:方法|経緯|きっかけ|契機)|検知方法|きっかけ|how (?:was it )?(?:found|discovered|detected)|detection method|discovery(?: method)?)$/i,
  ],
  [
    'request',
    /^(?:要望|要求|依頼(?:事項|内容)?|希望(?:する)?(?:対応|事項)?|お願い|対応依頼|requests?|requested action|what (?:do )?you want(?: us to do)?|action requested|expectation)$/i,
  ],
  ['purpose', /^(?:報告の?目的|目的|purpose(?: of (?:the )?report)?)$/i],
  ['actionTaken', /^(?:実施した対[処応]|対処(?:内容|状況)?|対応(?:状況|内容)|actions? taken|measures taken)$/i],
  ['otherReports', /^(?:他機関への(?:報告|届出)(?:状況)?|reported (?:also )?to|other reports)$/i],
  [
    'targetSystem',
    /^(?:対象システム|被害システム|システム(?:構成|情報)?|対象機器|機器|target system|affected systems?|system)$/i,
  ],
  [
    'organisation',
    /^(?:(?:会社|団体|組織|企業|所属|機関)(?:・組織)?名?(?:称)?|企業・組織名|organi[sz]ation(?: name)?|company(?: name)?|institution|affiliation)$/i,
  ],
  ['department', /^(?:部署(?:名)?|部門|department|division)$/i],
  ['title', /^(?:役職|title|position)$/i],
  [
    'name',
    /^(?:氏名|お?名前|報告者(?:名|氏名)?|担当者(?:名)?|連絡者|(?:your |full |contact )?name|reporter(?: name)?|contact person|reported by)$/i,
  ],
  [
    'email',
    /^(?:(?:電子)?メール(?:アドレス)?|連絡先(?:メール(?:アドレス)?)?|e-?mail(?: address)?|contact(?: e-?mail)?|reply[- ]to address|reporter e-?mail)$/i,
  ],
  ['phone', /^(?:電話(?:番号)?|TEL|tel(?:ephone)?|phone(?: number)?)$/i],
  ['fax', /^(?:FAX(?:番号)?|ファックス|ファクス|facsimile)$/i],
  ['address', /^(?:住所|所在地|postal address)$/i],
  ['pgpKey', /^(?:公開鍵|PGP(?:公開鍵| ?key)?(?: ?(?:ID|fingerprint))?|public key)$/i],
  ['synced', /^(?:NTP.{0,16}|時刻同期.{0,10}|clock synchroni[sz]ed.{0,20})$/i],
  ['clockError', /^(?:時刻(?:の)?(?:誤差|精度|ずれ|正確さ)|誤差|clock (?:error|accuracy|skew))$/i],
  ['zone', /^(?:タイムゾーン|時間帯|標準時|time ?zone)$/i],
  [
    'source',
    /^(?:(?:アクセス|攻撃|発信|送信|接続|通信)元.{0,20}|source(?: ?(?:ip|address|host|addresses))?(?: address)?(?:\(es\))?|src(?: ?ip)?|attacker(?: ?(?:ip|address|host))?(?: address)?|attacking (?:ip|host)(?: address)?|offending (?:ip|host|url)(?: address)?|from(?: ?ip| address)|abus(?:er|ive) ip|ip(?: ?address(?:es)?)?|reported (?:ip|url|domain)(?: address)?|infringing url|phishing (?:url|site)|malicious url|url)$/i,
  ],
  [
    'target',
    /^(?:(?:アクセス|攻撃|宛|送信|接続|通信)先.{0,20}|(?:被害|対象)(?:ホスト|サーバ|アドレス|IP).{0,10}|destination(?: ?(?:ip|address|host))?(?: address)?|dst(?: ?ip)?|(?:target|victim)(?: ?(?:ip|address|host))?(?: address)?|(?:to )?our (?:ip|host|server)s?(?: address)?|to(?: ?ip| address))$/i,
  ],
  [
    'log',
    /^(?:(?:該当)?ログ(?:の?抜粋|情報|等)?|アクセスログ|logs?(?: (?:excerpt|extract|entries|lines|evidence|file))?|evidence|log excerpts?)$/i,
  ],
  ['subject', /^(?:件名|表題|title of report|subject)$/i],
  ['tlp', /^TLP$/i],
  [
    'what',
    /^(?:概要|内容|状況|被害(?:状況|内容)?|事象(?:の)?(?:概要|内容)|何が起きたか|what happened|description|summary|details?|incident description)$/i,
  ],
  ['other', /^(?:その他|備考|特記事項|補足|other|remarks?|notes?|comments?|additional information)$/i],
]

/** Any of the labels: most lines are prose, and one look tells. */
const ANY_LABEL = new RegExp(LABELS.map(([, pattern]) => pattern.source).join('|'), 'i')

const HEADING =
  /^[\s>]{0,6}(?:[■□●○◆◇▼▽★☆・※*#]+\s{0,3}|[【[<〈《((]\s{0,2}|\d{1,2}(?:[-.]\d{1,2})?[.).)、]?\s{1,3}|[①-⑳]\s{0,2}|n\s)?/
const MAX_LABEL = 48

/** Fields by label. The values keep their own line breaks; a label alone on its line takes the lines below it. */
export function readForm(text: string): Form {
  const form = new Map<FormField, string>()
  let open: FormField | null = null
  let isLoose = false
  let buffer: string[] = []
  const close = () => {
    const value = buffer.join('\n').trim()
    if (open !== null && value !== '')
      form.set(open, form.has(open) ? `${form.get(open)}\n${value}`.slice(0, 100_000) : value)
    open = null
    buffer = []
  }
  for (const line of text.slice(0, 400_000).split('\n', 5000)) {
    const found = labelOf(line)
    if (found !== null) {
      close()
      open = found.field
      isLoose = found.value === ''
      if (found.value !== '') buffer.push(found.value)
    } else if (open !== null) {
      const isBlank = line.trim() === ''
      // A value on its label's line ends with the paragraph; one below its label ends at the next label.
      if (isBlank && !isLoose && open !== 'log') close()
      else if (isBlank && isLoose && buffer.some((b) => b.trim() !== '') && open !== 'log' && open !== 'what') close()
      else if (buffer.length < 3000) buffer.push(line)
    }
  }
  close()
  return form
}

function labelOf(line: string): { field: FormField; value: string } | null {
  if (line.length > 2000 || line.trim() === '') return null
  const t = line.normalize('NFKC').replace(HEADING, '')
  // "Label: value", "Label】value", "Label   value", "Label" alone.
  const mark =
    /^([^\n::=|\]】》〉)\t]{1,48}?)\s{0,6}(?:[\]】》〉]\s{0,3}[::]?|[::=|]|\t+|[ \u3000]{2,}|$)\s{0,6}(.*)$/.exec(t)
  const field = mark === null ? null : fieldOf(mark[1]!)
  if (mark !== null && field !== null) return { field, value: mark[2]!.trim() }
  const space = /^([^\s::]{2,24})[ \u3000](\S.*)$/.exec(t)
  // A bare English word before a blank is prose ("Source code …"), a Japanese label is not.
  if (space === null || /^[\x20-\x7e]+$/.test(space[1]!)) return null
  const named = fieldOf(space[1]!)
  return named === null ? null : { field: named, value: space[2]!.trim() }
}

function fieldOf(label: string): FormField | null {
  const t = label
    .trim()
    .replace(/\s{0,2}[((][^()()]{0,30}[))]$/, '')
    .replace(/[**※]+$/, '')
    .trim()
  if (t === '' || t.length > MAX_LABEL || !ANY_LABEL.test(t)) return null
  return LABELS.find(([, pattern]) => pattern.test(t))?.[0] ?? null
}
