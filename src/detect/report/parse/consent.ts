// What a source lets us disclose, to whom, item by item (S4-10, S4-8): identity, address, log lines.
import type { Form } from './form-text.ts'
import type { Consent, ParsedReport } from './parsed-report.ts'

export type ConsentItems = ParsedReport['consent']
export const NO_CONSENT: ConsentItems = { identity: null, address: null, log: null }

const NOBODY =
  /開示(?:しない|不可|を?禁|を?希望しない|を?控え|は?不許可|は?できません|しては?(?:いけ|なら))|非(?:公開|開示)|公開(?:しない|不可|を?控え|を?希望しない)|(?:一切|誰にも).{0,12}(?:開示|公開|伝え)|\bnobody\b|\bnone\b|\bno one\b|\b(?:do not|don't|must not|may not|not to be) (?:be )?(?:disclos|shar|publish|forward|pass)\w*|\bconfidential\b|\bdisclose nothing\b|\bleave (?:my|our) name out\b|\bkeep (?:my|our) (?:name|identity|address)[^.\n]{0,30}(?:out|to yoursel(?:f|ves)|secret|private)|\bwithout (?:naming|mentioning) (?:me|us|my|our)\b|(?:名前|氏名|社名|組織名|サイト名)[^。\n]{0,6}(?:は|を)?(?:伏せ|出さない|伝えない|秘密)|^\s*(?:不可|no|無|なし|否)\s*$|TLP:\s?RED/i
const NAMED =
  /指定(?:した|する|の)(?:相手|組織|者|先)|(?:次|以下|下記)の(?:組織|相手|者|方)(?:に|へ)?(?:のみ|だけ|限)|(?:に|へ)(?:のみ|だけ|限(?:り|って|定))[^。\n]{0,16}(?:開示|公開|お?伝え|お?知らせ|提供|共有|転送|見せ|渡)|(?:のみ|だけ|限(?:り|って))、?(?:お?伝え|開示|公開|提供|共有)|(?:必要な|その)(?:相手|方|人)に(?:は)?[^。\n]{0,8}(?:見せ|伝え|渡|開示)|\bto (?:those|whoever|anyone) who needs?\b|\bonly (?:be )?(?:disclos|shar|pass|show|giv)\w* (?:\w+ )?(?:to|with) (?!the parties)|\bnamed (?:parties|organi[sz]ations|recipients)\b|\bonly (?:to|with) (?!the parties|those)|TLP:\s?AMBER/i
const PARTIES =
  /関係(?:サイト|者|組織|機関)|当事者|(?:攻撃|発信|送信)元(?:サイト|組織|の(?:組織|管理者))?(?:に|へ|まで)|相手(?:方|サイト)|\b(?:involved|related|affected) (?:parties|sites|organi[sz]ations)\b|\bthe parties\b|\bsource (?:site|owner)\b|\b(?:to|with) (?:the )?(?:owner|administrator|operator|user|customer)s? of\b|\b(?:to|with) your (?:customer|client|user)s?\b|管理者(?:に|へ)(?:は)?[^。\n]{0,8}(?:伝え|渡|見せ|開示|転送)|TLP:\s?GREEN/i
/** A permission that names whom: not all the world, whoever they are. */
const TO_SOMEONE =
  /\bmay (?:be )?(?:disclos|shar|pass|forward|show|quot)\w*[^.\n]{0,40}\b(?:to|with) (?!any|every|all\b|the public|whom)/i
const PUBLIC =
  /(?:全て|すべて|全部|全)(?:の)?(?:情報)?(?:を|の|について)?.{0,6}(?:開示|公開)(?:して(?:も)?(?:よ|良|い|構|かま)|可|を?許可|できる|に?同意)|公開(?:して(?:も)?(?:よ|良|い|構|かま)|可)|開示(?:して(?:も)?(?:よ|良|い|構|かま)|可|を?許可)|\bpublic(?:ly)?\b|\b(?:may|can) (?:be )?(?:freely )?(?:disclos|shar|publish)\w*|\bmay (?:be )?(?:freely )?(?:pass|forward|show|quot)\w*|(?:伝え|知らせ|見せ|渡し|共有し|転送し|提供し)て(?:いただいて|頂いて|くださって)?(?:も)?(?:よ|良|い|構|かま|結構|差し支え)|\b(?:all|any) (?:of )?(?:the |this |our )?information (?:may|can)\b|\bto (?:all|any(?:one|body))\b|^\s*(?:可|yes|all|全て|すべて|有|はい|ok)\s*$|TLP:\s?(?:CLEAR|WHITE)/i
const ABOUT_CONSENT =
  /開示|公開(?!鍵)|disclos|publish|confidential|TLP:|\b(?:may|can|please|not|don't) (?:be )?(?:pass|forward|shar|show|quot)|leave (?:my|our) name|(?:my|our) (?:name|identity)|(?:伝え|知らせ|見せ|渡し|共有|転送|提供)[^。\n]{0,12}(?:よい|良い|いい|構い|構わ|かまい|かまわ|結構|差し支え)|(?:名前|氏名|社名|サイト名)[^。\n]{0,6}伏せ|shar(?:e|ed|ing) (?:this|the|our|with)/i
const ITEMS: readonly (readonly [keyof ConsentItems, RegExp])[] = [
  [
    'identity',
    /氏名|名前|身元|組織名|報告者|サイト名|会社名|identity|(?:my|our) name|サイトの名|organi[sz]ation name/i,
  ],
  ['address', /アドレス|ホスト名|\bIP\b|\baddress/i],
  ['log', /ログ|記録|\blogs?\b/i],
]

export function readConsentWord(text: string): Consent | null {
  if (NOBODY.test(text)) return 'nobody'
  if (NAMED.test(text)) return 'named'
  if (PARTIES.test(text)) return 'parties'
  if (TO_SOMEONE.test(text)) return 'named'
  return PUBLIC.test(text) ? 'public' : null
}

/** From the form's fields, else from sentences that speak of disclosure. */
export function readConsent(form: Form, text: string): ConsentItems {
  const fromForm = {
    identity: form.get('consentIdentity'),
    address: form.get('consentAddress'),
    log: form.get('consentLog'),
  }
  const general = form.get('consent') ?? ''
  const base = bySentences(general !== '' ? general : sentencesOnDisclosure(text), general !== '')
  return {
    identity: fromForm.identity === undefined ? base.identity : readConsentWord(fromForm.identity),
    address: fromForm.address === undefined ? base.address : readConsentWord(fromForm.address),
    log: fromForm.log === undefined ? base.log : readConsentWord(fromForm.log),
  }
}

const STATEMENT =
  /開示|(?:伝え|知らせ|見せ|渡し|共有|転送|提供)[^。\n]{0,14}(?:よい|良い|いい|構い|構わ|かまい|かまわ|結構|差し支え)|(?:名前|氏名|社名|サイト名)[^。\n]{0,6}伏せ|\b(?:leave|keep) (?:my|our) (?:name|identity)|\b(?:may|do not|don't|not to) (?:be )?(?:freely )?(?:pass|forward|show|quot)\w* |(?:情報|内容|ログ|名).{0,20}公開(?!鍵|サーバ|して(?:い|お))|\b(?:may|can|must|do not|don't|not to) (?:be )?(?:not )?(?:disclos|publish|shar)\w*|\bdisclosure\b.{0,40}(?:information|identity|permission|consent)/i

function sentencesOnDisclosure(text: string): string {
  if (!ABOUT_CONSENT.test(text.slice(0, 20_000))) return ''
  const said = text
    .slice(0, 20_000)
    .replace(/(?<=[^\n]{30})\n(?=[a-z])/g, ' ')
    .replace(/(?<=[^\n]{16})\n(?=[\u3041-\u9fff])/g, '')
    .split(/[。\n]|(?<=[.!?])\s/)
    .filter((s) => s.length < 300 && STATEMENT.test(s))
  // English boilerplate ("this mail is confidential …") is the mailer's, not a permission of the reporter's.
  return said
    .filter(
      (s) =>
        /[\u3041-\u9fff]/.test(s) ||
        /\b(?:you may|you can|please|this (?:report|information)|my|our|all information|logs?)\b/i.test(s),
    )
    .slice(0, 10)
    .join('\n')
}

const CONDITION = /^(?:if|when|should|unless|in case|can you|could you)\b/i

function bySentences(text: string, isField: boolean): ConsentItems {
  const result = { ...NO_CONSENT }
  const pieces = text
    .split(/[。\n;;]|(?<=[.!?])\s/)
    // A sentence about several things says something of each between its commas.
    .flatMap((s) => (ITEMS.filter(([, pattern]) => pattern.test(s)).length > 1 ? s.split(/[、,]/) : [s]))
    .map((s) => s.trim())
    .filter((s) => s !== '' && !CONDITION.test(s))
  let general: Consent | null = null
  for (const piece of pieces) {
    const word = readConsentWord(piece)
    if (word === null) continue
    const items = ITEMS.filter(([, pattern]) => pattern.test(piece))
    if (items.length === 0) general ??= word
    else for (const [item] of items) result[item] = word
  }
  if (general === null && isField && pieces.length > 0 && Object.values(result).every((v) => v === null))
    general = readConsentWord(text)
  return { identity: result.identity ?? general, address: result.address ?? general, log: result.log ?? general }
}

/** A label that a whole report carries (TLP 1 or 2, IODEF restriction) said as consent. */
export function consentOfLabel(label: string): ConsentItems {
  const t = label.toLowerCase().replace(/^tlp:/, '')
  const word: Consent | null = /^(?:public|white|clear)$/.test(t)
    ? 'public'
    : /^(?:partner|green)$/.test(t)
      ? 'parties'
      : /^(?:amber|amber\+strict|need-to-know)$/.test(t)
        ? 'named'
        : /^(?:private|red)$/.test(t)
          ? 'nobody'
          : null
  return { identity: word, address: word, log: word }
}
