// Which kinds of incident a report speaks of, as RSIT machine tags `rsit:class/type` (ENISA taxonomy v1003).
export const SCAN = 'rsit:information-gathering/scanner'
export const BRUTE = 'rsit:intrusion-attempts/brute-force'
export const KNOWN_HOLE = 'rsit:intrusion-attempts/ids-alert'
export const DDOS = 'rsit:availability/ddos'
export const DOS = 'rsit:availability/dos'
export const SPAM = 'rsit:abusive-content/spam'
export const INFECTED = 'rsit:malicious-code/infected-system'
export const C2 = 'rsit:malicious-code/c2-server'
export const MALWARE = 'rsit:malicious-code/malware-distribution'
export const PHISHING = 'rsit:fraud/phishing'
export const MASQUERADE = 'rsit:fraud/masquerade'
export const COPYRIGHT = 'rsit:fraud/copyright'
export const COMPROMISED = 'rsit:intrusions/system-compromise'
export const ACCOUNT = 'rsit:intrusions/unprivileged-account-compromise'
export const ROOT = 'rsit:intrusions/privileged-account-compromise'
export const APPLICATION = 'rsit:intrusions/application-compromise'
export const OPEN = 'rsit:vulnerable/potentially-unwanted-accessible'
export const VULNERABLE = 'rsit:vulnerable/vulnerable-system'
export const AMPLIFIER = 'rsit:vulnerable/ddos-amplifier'
export const LEAK = 'rsit:information-content-security/data-leak'
export const MODIFIED = 'rsit:information-content-security/unauthorised-information-modification'
export const READ = 'rsit:information-content-security/unauthorised-information-access'
export const MISUSE = 'rsit:fraud/unauthorised-use-of-resources'
export const SNIFF = 'rsit:information-gathering/sniffing'
export const SOCIAL = 'rsit:information-gathering/social-engineering'
export const HARM = 'rsit:abusive-content/harmful-speech'
export const VIOLENCE = 'rsit:abusive-content/violence'
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
