// Which kinds of incident a report speaks of, as RSIT machine tags `rsit:class/type` (ENISA taxonomy v1003).
const SCAN = 'rsit:information-gathering/scanner'
const BRUTE = 'rsit:intrusion-attempts/brute-force'
const KNOWN_HOLE = 'rsit:intrusion-attempts/ids-alert'
const DDOS = 'rsit:availability/ddos'
const DOS = 'rsit:availability/dos'
const SPAM = 'rsit:abusive-content/spam'
const INFECTED = 'rsit:malicious-code/infected-system'
const C2 = 'rsit:malicious-code/c2-server'
const MALWARE = 'rsit:malicious-code/malware-distribution'
const PHISHING = 'rsit:fraud/phishing'
const MASQUERADE = 'rsit:fraud/masquerade'
const COPYRIGHT = 'rsit:fraud/copyright'
const COMPROMISED = 'rsit:intrusions/system-compromise'
const ACCOUNT = 'rsit:intrusions/unprivileged-account-compromise'
const ROOT = 'rsit:intrusions/privileged-account-compromise'
const APPLICATION = 'rsit:intrusions/application-compromise'
const OPEN = 'rsit:vulnerable/potentially-unwanted-accessible'
const VULNERABLE = 'rsit:vulnerable/vulnerable-system'
const AMPLIFIER = 'rsit:vulnerable/ddos-amplifier'
const LEAK = 'rsit:information-content-security/data-leak'
const MODIFIED = 'rsit:information-content-security/unauthorised-information-modification'
const READ = 'rsit:information-content-security/unauthorised-information-access'
const MISUSE = 'rsit:fraud/unauthorised-use-of-resources'
const SNIFF = 'rsit:information-gathering/sniffing'
const SOCIAL = 'rsit:information-gathering/social-engineering'
const HARM = 'rsit:abusive-content/harmful-speech'
const VIOLENCE = 'rsit:abusive-content/violence'
export const OTHER_KIND = 'rsit:other/other'

const BY_NAME: Readonly<Record<string, string>> = {
  // ARF Feedback-Type (RFC 5965, 6430, 6591)
  abuse: SPAM,
  fraud: PHISHING,
  virus: MALWARE,
  'not-spam': OTHER_KIND,
  'auth-failure': MASQUERADE,
  'opt-out': SPAM,
  'opt-out-list': SPAM,
  miscategorized: OTHER_KIND,
  dmarc: MASQUERADE,
  // X-ARF 0.1/0.2 Report-Type and XARF types, letters only
  spam: SPAM,
  spamvertized: SPAM,
  vertized: SPAM,
  bulkmessaging: SPAM,
  loginattack: BRUTE,
  bruteforce: BRUTE,
  authattack: BRUTE,
  portscan: SCAN,
  reconnaissance: SCAN,
  scraping: SCAN,
  webcrawler: SCAN,
  vulnerabilityscan: SCAN,
  scan: SCAN,
  hackattack: KNOWN_HOLE,
  webattack: KNOWN_HOLE,
  ddos: DDOS,
  dos: DDOS,
  ddosattack: DDOS,
  infectedhost: INFECTED,
  botinfection: INFECTED,
  bot: INFECTED,
  grumbotinfection: INFECTED,
  botnet: INFECTED,
  malwareattack: MALWARE,
  malware: MALWARE,
  rpzrewrite: MALWARE,
  phishing: PHISHING,
  sqlinjection: KNOWN_HOLE,
  exploit: KNOWN_HOLE,
  cve: VULNERABLE,
  openservice: OPEN,
  misconfiguration: VULNERABLE,
  dnsbl: OTHER_KIND,
  blocklist: OTHER_KIND,
  threatintelligence: OTHER_KIND,
  compromisedserver: COMPROMISED,
  compromisedaccount: ACCOUNT,
  potentiallycompromisedaccount: ACCOUNT,
  csam: VIOLENCE,
  csem: VIOLENCE,
  childabuse: VIOLENCE,
  childsexualabusematerial: VIOLENCE,
  exposeddata: LEAK,
  brandinfringement: MASQUERADE,
  trademark: MASQUERADE,
  remotecompromise: COMPROMISED,
  suspiciousregistration: MASQUERADE,
  copyright: COPYRIGHT,
  p2p: COPYRIGHT,
  cyberlocker: COPYRIGHT,
  ugcplatform: COPYRIGHT,
  linksite: COPYRIGHT,
  usenet: COPYRIGHT,
  harassment: HARM,
  ssh: BRUTE,
  info: OTHER_KIND,
  // IODEF 1 Impact@type (RFC 5070 §3.10.1)
  admin: ROOT,
  file: MODIFIED,
  infoleak: LEAK,
  policy: MISUSE,
  recon: SCAN,
  socialengineering: SOCIAL,
  user: ACCOUNT,
  // IODEF 2 SystemImpact@type and BusinessImpact (RFC 7970 §3.12)
  takeovercaccount: ACCOUNT,
  takeoveraccount: ACCOUNT,
  takeoverservice: APPLICATION,
  takeoversystem: COMPROMISED,
  infectedsystem: INFECTED,
  breachproprietary: LEAK,
  breachprivacy: LEAK,
  breachcredential: LEAK,
  breachconfiguration: LEAK,
  integritydata: MODIFIED,
  integrityconfiguration: MODIFIED,
  integrityhardware: MODIFIED,
  availabilitydata: DOS,
  availabilityaccount: DOS,
  availabilityservice: DOS,
  availabilitysystem: DOS,
  damagedsystem: MODIFIED,
  damageddata: MODIFIED,
  trafficredirection: KNOWN_HOLE,
  monitoringtraffic: SNIFF,
  monitoringhost: SNIFF,
  degradedreputation: OTHER_KIND,
  unspecified: OTHER_KIND,
}

/** The kind for a name out of a machine format; `rsit:other/other` when the name says nothing we know. */
export function kindOfName(...names: readonly (string | null | undefined)[]): string {
  for (const name of names) {
    const t = name?.trim().toLowerCase() ?? ''
    const kind = BY_NAME[t] ?? BY_NAME[t.replace(/[^a-z0-9]/g, '')]
    if (kind !== undefined) return kind
  }
  return OTHER_KIND
}

/** Words by which people name a kind, the surest first. Alternations of fixed words only: linear in the text. */
const WORDS: readonly (readonly [string, RegExp])[] = [
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
    /dost[ęe]pnej us[łl]udze|open[- ](?:service|port|proxy|relay|proxies|redis|mongodb|elasticsearch|rdp|telnet|smb|ldap|tftp|ipmi|mssql|vnc)\b|(?:publicly|openly|internet[- ])[- ]?(?:accessible|exposed|facing)|accessible (?:service|server)s?|exposed (?:service|server|port)s?|Shadowserver|CERT-Bund Reports|オープンプロキシ|不必要に公開/gi,
  ],
  [
    VULNERABLE,
    /vulner[aá]ve[li]s?|vulneravel|podatn\w+|open directory|\bvulnerab(?:le|ility|ilities)\b(?! scan)|CVE-\d{4}-\d{4,7}|outdated version|unpatched|脆弱性|弱点の(?:通知|報告)/gi,
  ],
  [
    BRUTE,
    /break into|(?:illegal|unauthori[sz]ed) (?:login |access )?attempts?|auth_failure|fail2ban|locked out|(?:un|il)?legal attempts to|fuerza bruta|for[çc]a bruta|login_attack|honeypot login|ssh-?brute|brute[- ]?forc\w*|bruteforce|login[- ]?(?:attack|attempt|failure)s?|failed (?:login|password|auth)\w*|password (?:guess|spray|attack)\w*|dictionary attack|credential stuffing|ssh (?:attack|abuse|login|scan)\w*|auth(?:entication)? (?:fail|attack)\w*|invalid user|総当[たり]+|ブルートフォース|辞書攻撃|リスト型|不正ログイン(?:の?試行)?|ログイン試行|パスワード(?:推測|スプレー)/gi,
  ],
  [
    SCAN,
    /skenov\w+|escaneo|varredura|scansion\w+|escaneamento|skanowani\w+|portsken\w*|port[- ]?scan\w*|\bscann(?:ing|ed|er)s?\b|network scan|\bprob(?:e|es|ing|ed)\b|portsweep|reconnaissance|host sweep|sweeping|unauthori[sz]ed (?:connection|access) attempts?|ポートスキャン|スキャン|探査|プローブ|探索(?:行為|活動)|走査/gi,
  ],
  [
    KNOWN_HOLE,
    /web[-_ ]?hack\w*|(?:attacks?|attacked|attacking) (?:by|from|against|originating|source)|abusing our|\bhacking\b|ataques?\b|angriff\w*|exploit-runs?|HTTP request abuse|unauthori[sz]ed access|不正アクセス|web[- ]?(?:application )?attack|sql[- ]?inject\w*|exploit(?:s|ed|ing|ation)?\b|hack(?:ing)? (?:attempt|attack)s?|(?:intrusion|attack|hacking|break[- ]in) attempts?|code injection|directory traversal|path traversal|\bRCE\b|log4(?:j|shell)|spring4shell|wp-login|xmlrpc|bad ?bot|mod_?security|web (?:hack|exploit)\w*|comment spam|attack source|cgi-bin|phf|攻撃(?:試行|の試み)|侵入(?:の)?試[みし行]|SQLインジェクション|脆弱性を(?:突|悪用|狙)|不正アクセス(?:の)?試行|statd|mountd|automountd|IMAP サーバ|POP サーバ/gi,
  ],
  [
    C2,
    /command[- ]and[- ]control|command ?& ?control|\bC&C\b|\bC2\b|botnet controller|c2[- ]server|bot ?master|C&Cサーバ|指令サーバ/gi,
  ],
  [
    INFECTED,
    /malicious (?:traffic|activity|activities|behaviou?r)|suspicious (?:traffic|activity)|zainfekowan\w*|infectad[oa]s?|infiziert\w*|U[žz]valdyti|\binfected\b|infection|\bbot ?nets?\b|\bzombie\b|\btrojan(?:s|ed)?\b|\bdrone\b|sinkhole|compromised by malware|malware infection|worm\b|感染|ボット(?:ネット)?|ワーム|トロイ/gi,
  ],
  [
    MALWARE,
    /c[óo]digo malicioso|schadsoftware|malicioso|malware(?! infection)|malicious (?:code|file|software|url|payload|binar|content|domain|website)\w*|ransomware|virus(?:es)?\b|exploit kit|drive[- ]by|payload url|マルウェア|マルウエア|ウイルス|ウィルス|不正プログラム|ランサムウェア/gi,
  ],
  [
    PHISHING,
    /fraude\w*|betrug\w*|oszust\w*|deceptive site|phish\w*|hameçonnage|credential (?:harvest|theft)\w*|fraudulent (?:web)?site|fake (?:login|bank|web ?site|webshop|shop|store|page|site)|spoof(?:ed|ing) (?:web)?site|scam\b|\bfraud(?:ulent)?\b|suplantaci[oó]n|フィッシング|偽サイト|なりすましサイト|詐欺/gi,
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
    /(?:host|machine|system|server|device)s?[^.\n]{0,30}(?:has|have|is|are|may|might)(?: likely)?(?: been| be)? compromised|compromis(?:ed|e) (?:host|system|server|machine|computer|web ?site|site|device)s?|hacked (?:host|system|server|machine|web ?site|site|account)?|system compromise|break[- ]in\b|\bintru(?:ded|sion)\b|backdoor|web ?shell|侵入(?!の?試|検知|防御|経路)|踏み?台|不正侵入|乗っ取[りら]|バックドア|Webシェル/gi,
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
    /\bspam\w*|\bUCE\b|\bUBE\b|unsolicited|junk ?mail|bulk (?:e-?mail|mail)|spamvertis\w+|abuse (?:report )?for (?:an )?e-?mail|feedback (?:loop|report)|open relay|mail relay|迷惑メール|スパム|不正(?:な)?中継|電子メールの不正/gi,
  ],
  [SNIFF, /sniff(?:ing|er)|wiretap\w*|eavesdrop\w*|盗聴|スニッフ/gi],
  [SOCIAL, /social engineering|pretext(?:ing)?|ソーシャル(?:エンジニアリング)?|標的型(?:メール|攻撃)/gi],
  [READ, /unauthori[sz]ed (?:data |information )?access(?! attempt)|情報(?:の)?(?:窃取|閲覧)/gi],
  [MISUSE, /crypto ?(?:jack|min)\w*|unauthori[sz]ed use|不正利用|マイニング/gi],
  [HARM, /harass\w*|defamat\w*|hate speech|嫌がらせ|誹謗|中傷|脅迫/gi],
]
/** Kinds that a surer one of the same report already says. */
const SAID_BY: readonly (readonly [string, readonly string[]])[] = [
  [DOS, [DDOS]],
  [OPEN, [AMPLIFIER]],
]
const MAX_KINDS = 3
const BODY_CHARS = 6000

/** Kinds named in words: the subject (or the form's field) decides; the body only where that says nothing. */
export function kindsOfWords(subject: string, body: string): string[] {
  const named = score(subject)
  if (named.length > 0) return named
  const inBody = score(body.slice(0, BODY_CHARS))
  return inBody.slice(0, 2)
}

function score(text: string): string[] {
  if (text.trim() === '') return []
  const hits: [string, number][] = []
  for (const [kind, pattern] of WORDS) {
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
