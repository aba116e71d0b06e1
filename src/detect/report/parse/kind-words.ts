// Which kinds of incident the words of a report name, in the languages that reports come in.
import {
  ACCOUNT,
  AMPLIFIER,
  APPLICATION,
  BRUTE,
  C2,
  COMPROMISED,
  COPYRIGHT,
  DDOS,
  DOS,
  HARM,
  INFECTED,
  KNOWN_HOLE,
  LEAK,
  MALWARE,
  MASQUERADE,
  MISUSE,
  MODIFIED,
  OPEN,
  PHISHING,
  READ,
  ROOT,
  SCAN,
  SNIFF,
  SOCIAL,
  SPAM,
  VULNERABLE,
} from './kind.ts'

/** Words by which people name a kind. Alternations of fixed words only: linear in the text. */
const SPECIFIC: readonly (readonly [string, RegExp])[] = [
  [
    DDOS,
    /\bd[- ]?dos\b|distributed denial|amplification attack|reflection attack|syn[- ]?flood|udp[- ]?flood|\bflood(?:ing)? (?:attack|traffic)|booter|分散型?サービス(?:妨害|拒否|不能)/gi,
  ],
  [
    DOS,
    /\bDoS(?: attack|攻撃)?\b|denial[- ]of[- ]service|サービス(?:運用)?妨害|運用妨害|サービス拒否|使用不能攻撃|メール爆[撃弾]|mail ?bomb/g,
  ],
  [
    AMPLIFIER,
    /amplif(?:ier|ication (?:vector|source))|open (?:dns )?resolver|open(?:ly accessible)? (?:ntp|snmp|ssdp|memcached|chargen|mdns|netbios|portmapper)\b|オープンリゾルバ/gi,
  ],
  [
    OPEN,
    /dost[ęe]pnej us[łl]udze|relays? (?:mail )?for any(?:body|one)|accepts mail from any(?:body|one)|(?:third[- ]party|open) relay|不正中継|第三者中継|open[- ](?:service|port|proxy|relay|proxies|redis|mongodb|elasticsearch|rdp|telnet|smb|ldap|tftp|ipmi|mssql|vnc)\b|(?:publicly|openly|internet[- ])[- ]?(?:accessible|exposed|facing)|accessible (?:service|server)s?|exposed (?:service|server|port)s?|Shadowserver|CERT-Bund Reports|オープンプロキシ|不必要に公開/gi,
  ],
  [
    VULNERABLE,
    /vulner[aá]ve[li]s?|vulneravel|podatn\w+|open directory|\bvulnerab(?:le|ility|ilities)\b(?! scan)|CVE-\d{4}-\d{4,7}|outdated version|unpatched|\bXSS\b|cross[- ]site script\w*|脆弱性|クロスサイト|悪用(?:に?つながる|される|できる)(?:おそれ|恐れ|可能性)?|弱点の(?:通知|報告)/gi,
  ],
  [
    BRUTE,
    /auth_failure|fail2ban|locked out|\bwp-login\b|(?:un|il)?legal attempts to|fuerza bruta|for[çc]a bruta|login_attack|honeypot login|ssh-?brute|brute[- ]?forc\w*|bruteforce|login[- ]?(?:attack|attempt|failure)s?|failed (?:login|password|auth)\w*|password (?:guess|spray|attack)\w*|dictionary attack|credential stuffing|ssh (?:attack|abuse|login|access|probe|hack)\w*|unauthori[sz]ed (?:ssh|ftp|imap|pop3?|smtp|rdp|sip|vpn) \w*|attacks? (?:of |on )?(?:from )?[^.\n]{0,90}\bwith the (?:ssh|ftp|telnet|rdp|imap|smtp)|honeypot[^.\n]{0,40}\bssh\b|(?:offen[cs]es?|abusive behaviou?r)[^.\n]{0,60}\bSIP\b|HACKING_(?:SMTP|SSH|IMAP|FTP|POP3?|RDP)|postfix[/-]?(?:sasl)?: banned|auth(?:entication)? (?:fail|attack)\w*|invalid user|総当[たり]+|ブルートフォース|辞書攻撃|リスト型|不正ログイン(?:の?試行)?|ログイン試行|パスワード(?:推測|スプレー)/gi,
  ],
  [
    SCAN,
    /skenov\w+|escaneo|varredura|scansion\w+|escaneamento|skanowani\w+|portsken\w*|port[- ]?scan\w*|\bscann(?:ing|ers?)\b|\bscanned\b(?! (?:cop|doc|invoice|image))|\bscan(?:s|ned)? (?:from|of our|of the|against|by)\b|network scan|\bprob(?:e|es|ing|ed)\b|portsweep|reconnaissance|host sweep|sweeping|unauthori[sz]ed (?:connection|access) attempts?|ポートスキャン|スキャン|探査|プローブ|探索(?:行為|活動)|走査/gi,
  ],
  [
    KNOWN_HOLE,
    /web[-_ ]?hack\w*|exploit-runs?|HTTP request abuse|excessive number of (?:HTTP )?requests|attack(?:ing|s|ed)? (?:on |against )?(?:a |our |the )?web|web[- ]?(?:application )?attack|sql[- ]?inject\w*|exploit(?:s|ed|ing|ation)?\b|code injection|directory traversal|path traversal|\bRCE\b|log4(?:j|shell)|spring4shell|xmlrpc|mod_?security|web (?:hack|exploit)\w*|comment spam|cgi-bin\/|invalid URI path|illegal resource access|\bphf\b|侵入(?:の)?試[みし行]|SQLインジェクション|脆弱性を(?:突|悪用|狙)|statd|mountd|automountd|IMAP サーバ|POP サーバ/gi,
  ],
  [
    C2,
    /command[- ]and[- ]control|command ?& ?control|\bC&C\b|\bC2\b|botnet controller|c2[- ]server|bot ?master|C&Cサーバ|指令サーバ/gi,
  ],
  [
    INFECTED,
    /zainfekowan\w*|infectad[oa]s?|infiziert\w*|U[žz]valdyti|\binfected\b|\bdisinfect\w*|infection|besmet\w*|called a sinkhole|\bbot ?nets?\b|\bzombie\b|\btrojan(?:s|ed)?\b|\bdrone\b|sinkhole|compromised by malware|malware infection|worm\b|感染|ボット(?:ネット)?|ワーム|トロイ/gi,
  ],
  [
    MALWARE,
    /c[óo]digo malicioso|schadsoftware|malicioso|malware(?! infection)|malicious (?:code|file|software|url|payload|binar|content|domain|website)\w*|ransomware|malware-|\bbad ?bots?\b|virus(?:es)?\b|exploit kit|drive[- ]by|payload url|マルウェア|マルウエア|ウイルス|ウィルス|不正プログラム|ランサムウェア/gi,
  ],
  [
    PHISHING,
    /fraude\w*|betrug\w*|oszust\w*|deceptive site|phish\w*|hameçonnage|parked (?:domain|page)s?|unlawful (?:pharmac\w+ )?sales?|credential (?:harvest|theft)\w*|fraudulent (?:web)?site|fake (?:login|bank|web ?site|webshop|shop|store|page|site)|spoof(?:ed|ing) (?:web)?site|scam\b|\bfraud(?:ulent)?\b|suplantaci[oó]n|フィッシング|偽サイト|なりすましサイト|詐欺/gi,
  ],
  [
    COPYRIGHT,
    /copyright\w*|\bDMCA\b|infring(?:ing|ement|ed)\b|piracy|pirated|torrent|peer[- ]to[- ]peer|unlicensed|著作権|海賊版/gi,
  ],
  [
    MASQUERADE,
    /trade ?marks?\b|\bbrand (?:abuse|misuse|infring\w+|impersonat\w+)|impersonat\w+|counterfeit\w*|masquerad\w+|spoof(?:ed|ing)\b(?! (?:web)?site)|intellectual property|look[- ]?alike|typo[- ]?squat\w*|なりすまし|商標|詐称|偽装/gi,
  ],
  [
    ROOT,
    /root(?:ed| access| compromise)|administrator (?:access|compromise)|privilege escalation|管理者権限|特権(?:の)?(?:奪取|詐取|取得)|rootkit/gi,
  ],
  [
    COMPROMISED,
    /(?:host|machine|system|server|device)s?[^.\n]{0,30}(?:has|have|is|are|may|might)(?: likely)?(?: been| be)? compromised|compromis(?:ed|e) (?:host|system|server|machine|computer|web ?site|site|device)s?|hacked (?:host|system|server|machine|web ?site|site|account)?|system compromise|break[- ]in\b|\bbroken? into\b|\bbroke in(?:to)?\b|spring ?board|stepping[- ]stone|\bintru(?:ded|sion)\b|backdoor|web ?shell|侵入(?!の?試|検知|防御|経路|でき|可能|テスト|検査|対策|を防)|踏み?台|不正侵入|乗っ取[りら]|バックドア|Webシェル/gi,
  ],
  [MODIFIED, /deface[dm]\w*|defacing|tamper\w*|改[ざ竄]ん?|書き換え/gi],
  [
    ACCOUNT,
    /compromised (?:user|password)s?|leaked credentials|(?:account|mailbox|credential)s? (?:has been |have been |was |were |is |are )?(?:compromis|hijack|leak|stolen|takeover)\w*|compromised (?:account|credential|mailbox)s?|アカウント(?:の)?(?:乗っ取り|不正利用|侵害)|不正ログイン(?:された|被害)/gi,
  ],
  [
    LEAK,
    /data (?:leak|breach)\w*|leaked (?:data|credential)\w*|exposed data|information (?:leak|disclosure)\w*|情報漏[えい洩]い?|漏[えい洩]い?(?:した|事案)|流出/gi,
  ],
  [
    SPAM,
    /\bspam\w*|\bUCE\b|\bUBE\b|unsolicited|junk ?mail|bulk (?:e-?mail|mail)|spamvertis\w+|abuse (?:report )?for (?:an )?e-?mail|feedback (?:loop|report)|迷惑メール|スパム|電子メールの不正/gi,
  ],
  [SNIFF, /sniff(?:ing|er)|wiretap\w*|eavesdrop\w*|盗聴|スニッフ/gi],
  [SOCIAL, /social engineering|pretext(?:ing)?|ソーシャル(?:エンジニアリング)?|標的型(?:メール|攻撃)/gi],
  [READ, /unauthori[sz]ed (?:data|information) access(?! attempt)|情報(?:の)?(?:窃取|閲覧)/gi],
  [MISUSE, /crypto ?(?:jack|min)\w*|unauthori[sz]ed use|不正利用|マイニング/gi],
  [HARM, /harass\w*|defamat\w*|hate speech|嫌がらせ|悪口|誹謗|中傷|脅迫/gi],
]
/** Words that say no more than that something is wrong: they count where nothing tells more. */
const GENERIC: readonly (readonly [string, RegExp])[] = [
  [
    KNOWN_HOLE,
    /\battack(?:s|ed|ing|ers?)?\b|abusing our|\bhack(?:ing|s|ed)?\b|ataques?\b|angriff\w*|(?:illegal|unauthori[sz]ed) (?:login |access )?attempts?|unauthori[sz]ed access|break into|(?:intrusion|attack|hacking|break[- ]in) attempts?|attack source|harmful activit\w+|abusive behaviou?r|detected (?:abuse|attacks?)|不正アクセス|不審な(?:通信|アクセス|接続)|攻撃(?:試行|の試み|を受け)?/gi,
  ],
  [
    INFECTED,
    /malicious (?:traffic|activity|activities|behaviou?r|requests?)|suspicious (?:traffic|activity|actions?)|flagged as\s+malicious/gi,
  ],
]
/** Kinds that a surer one of the same report already says. */
const SAID_BY: readonly (readonly [string, readonly string[]])[] = [
  [DOS, [DDOS]],
  [OPEN, [AMPLIFIER]],
]
/** What an intruder does from a machine that was broken into: told beside the break-in, as site A of 1999 does (S4-9). */
const INTRUSIONS: ReadonlySet<string> = new Set([COMPROMISED, ROOT, APPLICATION])
const FROM_THERE: ReadonlySet<string> = new Set([SCAN, SPAM, DDOS, PHISHING, BRUTE])
const MAX_KINDS = 3
const BODY_CHARS = 6000

/** Kinds named in words: the subject (or the form's field) decides; the body where that says nothing definite. */
export function kindsOfWords(subject: string, body: string): string[] {
  const text = asserted(body.slice(0, BODY_CHARS))
  const named = score(SPECIFIC, subject)
  if (named.length > 0) {
    if (!named.some((kind) => INTRUSIONS.has(kind))) return named
    const further = score(SPECIFIC, text).filter((kind) => FROM_THERE.has(kind) && !named.includes(kind))
    return [...named, ...further].slice(0, MAX_KINDS)
  }
  for (const [table, where] of [
    [SPECIFIC, text],
    [GENERIC, subject],
    [GENERIC, text],
  ] as const) {
    const found = score(table, where)
    if (found.length > 0) return found.slice(0, 2)
  }
  return []
}

/** Worries, offers and questions name what did not happen. */
const UNREAL =
  /かどうか|(?:でき|され)(?:る|ます)か|(?:心配|不安)(?:に|で|が)|点検|診断|(?:検査|調査)(?:を?して(?:いただ|もら|ほし)|(?:を)?(?:お願い|依頼))|起きておりません|ありませんでした|\bwhether\b|\bin case\b|\b(?:could|would|can) you (?:please )?(?:check|test|scan|audit)\b|\b(?:free|remote) (?:security )?(?:check|scan|audit)\b/i

function asserted(text: string): string {
  if (!UNREAL.test(text)) return text
  return text
    .split(/(?<=[。!?！？])|(?<=[.!?])\s+|\n\s*\n/)
    .filter((sentence) => !UNREAL.test(sentence))
    .join('\n')
}

function score(table: typeof SPECIFIC, text: string): string[] {
  if (text.trim() === '') return []
  const hits: [string, number][] = []
  for (const [kind, pattern] of table) {
    const n = text.match(pattern)?.length ?? 0
    if (n > 0) hits.push([kind, n])
  }
  const kinds = new Set(hits.map(([kind]) => kind))
  return hits
    .filter(([kind]) => !SAID_BY.some(([weak, strong]) => weak === kind && strong.some((s) => kinds.has(s))))
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_KINDS)
    .map(([kind]) => kind)
}
