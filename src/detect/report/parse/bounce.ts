// A mail system speaking, not a person: delivery notices (RFC 3464), automatic replies (RFC 3834), receipts.

import { latin1 } from './charset.ts'
import { addProblems, type IntakeFacts } from './draft.ts'
import { field, rawField } from './header.ts'
import { type Mail, mailReport, ownOf, proseSetting, reporterOf } from './mail.ts'
import { walkParts } from './mime-tree.ts'
import type { NotReport, ParsedReport } from './parsed-report.ts'
import { finish } from './text.ts'
import { problem } from './words.ts'

const DAEMON = /^(?:mailer[-_.]?daemon|mail-?daemon|postmast(?:er)?daemon)$/i
const POSTMASTER = /^(?:postmaster|poostmaster|mail[-_]?admin|mailadmin|mdaemon|no-?reply|mail)$/i
const DAEMON_NAME =
  /mail(?:er)? delivery (?:sub)?(?:system|service)|mailer[- ]daemon|mail (?:administrator|system)|postmaster|delivery (?:system|service)/i
const BOUNCE_SUBJECT =
  /returned mail|undeliver(?:able|ed)|delivery (?:status )?(?:notification|failure|failed|status|delay|report|problem|error)|mail delivery (?:failed|failure|status)|fail(?:ure|ed)(?: notice| delivery|,? returning)|delivery failure|failure notice|failed delivery|mail system error|non[- ]?delivery|could not be delivered|warning: could not send|message (?:you sent )?blocked|not delivered|returning message to sender|mail failed|delayed mail|delivery has failed|unzustellbar|non remis|mancato recapito|no se pudo entregar|配信(?:不能|エラー|できません|失敗)|送信(?:エラー|できません)|宛先不明|недоставлен|не доставлено|не может быть доставлено/i
const SES_BOUNCE = /"notificationType"\s{0,3}:\s{0,3}"(?:Bounce|Complaint)"/

export function isBounce(mail: Mail): boolean {
  const { header, subject } = mail
  const reportType = (mail.root.params['report-type'] ?? '').toLowerCase()
  if (reportType === 'feedback-report') return false
  if (mail.root.mediaType === 'multipart/report' && reportType === 'delivery-status') return true
  for (const part of walkParts(mail.root))
    if (/^message\/(?:global-)?delivery-status$/.test(part.mediaType)) return true
  if (SES_BOUNCE.test(mail.text.slice(0, 4000))) return true
  const local =
    mail.from.email?.split('@')[0] ?? (/mailer-daemon/i.test(rawField(header, 'from') ?? '') ? 'mailer-daemon' : '')
  const title = subject ?? ''
  if (DAEMON.test(local)) return !/^(?:abuse|spam) report/i.test(title)
  const returnPath = rawField(header, 'return-path')?.trim() ?? ''
  const isNull = returnPath === '<>' || /mailer-daemon/i.test(returnPath)
  const isSystem = POSTMASTER.test(local) || DAEMON_NAME.test(mail.from.name ?? '') || isNull || local === ''
  return (isSystem && BOUNCE_SUBJECT.test(title)) || rawField(header, 'x-failed-recipients') !== null
}

const AUTO_SUBJECT =
  /^(?:(?:re|aw|sv|fwd?)\s?:\s?){0,3}(?:\[?auto(?:matic|mated)?[- ]?(?:reply|response|acknowledg\w+|re)\b|out of (?:the )?office|away (?:until|from)|vacation|i am (?:away|on)|abwesenheits|automatische antwort|réponse automatique|respuesta automática|risposta automatica|自動(?:返信|応答|送信)|不在(?:通知|のお知らせ))/i
const AUTO_ANYWHERE =
  /automatic reply|auto[- ]?reply|autoreply|auto[- ]?response|autoresponder|out of office|自動返信|自動応答/i
const RECEIPT_SUBJECT =
  /(?:ticket|request|case|message|e-?mail|report|complaint|submission|inquiry|enquiry)\b.{0,60}\b(?:received|has been (?:received|created|opened|logged|submitted|closed|resolved|updated))\b|we(?:'ve| have)? (?:have )?received your|thank(?:s| you) for (?:your|contacting|reporting|the report|submitting)|confirmation of receipt|acknowledge?ment(?: of)?|received your (?:e-?mail|message|report|request|complaint|abuse)|受付(?:完了|通知|いたしました)|受け付けました|お問い?合わ?せ(?:を)?(?:受|あり)/i
const RECEIPT_BODY =
  /(?:we have|we've) (?:successfully )?received your (?:e-?mail|message|report|request|complaint|abuse|inquiry|submission)|this is an? (?:automat\w+|auto[- ]generated) (?:reply|response|acknowledg\w+|confirmation)|thank you for (?:contacting|reaching out|your (?:e-?mail|message|report|submission|inquiry))|your (?:e-?mail|message|request|ticket|report|complaint|inquiry) (?:has been|was) (?:successfully )?(?:received|created|logged|opened|registered|forwarded|rejected|closed)|(?:this|the) (?:mailbox|e-?mail address|address|inbox) is (?:not|no longer) (?:monitored|in use|active|attended)|no longer (?:accept|monitor|receiv)\w*[^.\n]{0,40}(?:e-?mail|mailbox|report)|(?:please )?(?:use|submit|fill)[^.\n]{0,60}(?:our|the|this|an?) (?:\w+ )?(?:abuse |web |online |contact )?form\b|ticket (?:id|number|#)[^\n]{0,40}(?:has been|was) (?:created|assigned|opened)|we will (?:review|investigate|look into|get back|respond|reply) [^.\n]{0,80}(?:your|as soon)|お問い合わせ(?:いただき)?(?:まして|を受け付け)/i
const CHALLENGE =
  /confirm (?:your|that you|this) (?:e-?mail|message|are|sender|subscription|request)|challenge[- ]response|verify (?:your|that you are) (?:e-?mail|a human|human)|click[^.\n]{0,40}to (?:release|deliver) (?:your|the) message/i

/** What kind of no-report this mail is, or null when it may be a report. */
export function notReportOf(mail: Mail): NotReport | null {
  const { header } = mail
  const subject = mail.subject ?? ''
  const body = mail.text.slice(0, 3000)
  const auto = (field(header, 'auto-submitted') ?? '').toLowerCase()
  const reportType = (mail.root.params['report-type'] ?? '').toLowerCase()
  if (reportType === 'disposition-notification') return 'receipt'
  const isReply = rawField(header, 'in-reply-to') !== null || /^(?:re|aw|sv|antw?)\s?:/i.test(subject)
  if (AUTO_SUBJECT.test(subject) || AUTO_ANYWHERE.test(subject)) return 'auto-reply'
  if (
    /auto-replied/.test(auto) ||
    rawField(header, 'x-autoreply') !== null ||
    rawField(header, 'x-autorespond') !== null ||
    rawField(header, 'x-auto-response-suppress') === 'autoreply'
  ) {
    if (!looksLikeReport(mail)) return 'auto-reply'
  }
  if (CHALLENGE.test(subject)) return 'challenge'
  if (RECEIPT_SUBJECT.test(subject) && !looksLikeReport(mail)) return 'receipt'
  if (RECEIPT_BODY.test(body) && (isReply || !looksLikeReport(mail))) return 'receipt'
  if (mail.text.trim() === '' && mail.files.length === 0 && subject === '') return 'empty'
  return null
}

/** Our own words come back in a quotation; what counts is what the sender adds. */
function looksLikeReport(mail: Mail): boolean {
  return /^(?:\W{0,4}(?:fwd?|wg|tr)\s?:|.{0,60}\b(?:abuse|phish\w*|spam|attack|malware|scan|infring\w+|copyright|takedown|compromised|brute)\b.{0,40}\b(?:from|on|at|by|report|complaint|notice|notification|detected|hosted)\b)/i.test(
    mail.subject ?? '',
  )
}

/** A delivery notice: which address failed and why, so that nobody takes it for a report. */
export function bounceReport(mail: Mail, facts: IntakeFacts): ParsedReport {
  const report = mailReport(mail, facts, 'bounce')
  report.notReport = 'bounce'
  const reporter = reporterOf(mail)
  const setting = proseSetting(mail, facts, ownOf(mail, reporter))
  for (const part of walkParts(mail.root)) {
    if (!/^message\/(?:global-)?delivery-status$/.test(part.mediaType)) continue
    const text = latin1(part.bytes.subarray(0, 64_000))
    for (const m of text.matchAll(
      /^(?:Final|Original)-Recipient:[^;\n]{0,40};\s{0,3}<?([^\s<>]{3,254}@[^\s<>]{1,253})>?/gim,
    ))
      setting.list.add('email-addr', m[1]!.toLowerCase(), 'other')
    report.reference ??= /^(?:Original-Envelope-Id|X-Original-Message-ID):\s{0,3}(\S{1,200})/im.exec(text)?.[1] ?? null
  }
  for (const email of (rawField(mail.header, 'x-failed-recipients') ?? '').split(/[,\s]+/).slice(0, 100))
    if (email.includes('@')) setting.list.add('email-addr', email.toLowerCase(), 'other')
  finish(report, setting.list)
  return report
}

export function markNotReport(report: ParsedReport, reason: NotReport): void {
  report.notReport = reason
  if (reason !== 'bounce') addProblems(report, [problem(reason === 'empty' ? 'empty' : reason, 'mail')])
}
