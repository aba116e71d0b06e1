// A mail system speaking, not a person: delivery notices (RFC 3464), automatic replies (RFC 3834), receipts.

import { latin1 } from '#src/core/charset.ts'
import { isForward, REPORTISH } from './digest.ts'
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
  /^\[BOUNCE\]|returned mail|undeliver(?:able|ed)|delivery (?:status )?(?:notification|failure|failed|status|delay|report|problem|error)|mail delivery (?:failed|failure|status)|fail(?:ure|ed)(?: notice| delivery|,? returning)|delivery failure|failure notice|failed delivery|mail system error|non[- ]?delivery|could not be delivered|warning: could not send|message (?:you sent )?blocked|not delivered|returning message to sender|mail failed|delayed mail|delivery has failed|unzustellbar|non remis|mancato recapito|no se pudo entregar|配信(?:不能|エラー|できません|失敗)|送信(?:エラー|できません)|宛先不明|недоставлен|не доставлено|не может быть доставлено/i
const BOUNCE_BODY =
  /could not be delivered|undeliver(?:able|ed)|user unknown|unknown user|no such user|\b5[05]\d[ -]5\.\d\.\d|permanent(?:ly)? (?:error|fail)|delivery (?:has )?failed|returned to (?:the )?sender|mailbox (?:is )?full|qmail-send program|did not reach the following recipient|unable to deliver|送信できません|宛先(?:が)?不明/i
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
  if (rawField(header, 'x-failed-recipients') !== null || (isSystem && BOUNCE_SUBJECT.test(title))) return true
  return !isForward(title) && BOUNCE_SUBJECT.test(title) && BOUNCE_BODY.test(mail.text.slice(0, 3000))
}

const AUTO_SUBJECT =
  /^(?:(?:re|aw|sv|fwd?)\s?:\s?){0,3}(?:\[?auto(?:matic|mated)?[- ]?(?:reply|response|acknowledg\w+|re)\b|out of (?:the )?office|away (?:until|from)|vacation|i am (?:away|on)|abwesenheits|automatische antwort|réponse automatique|respuesta automática|risposta automatica|自動(?:返信|応答|送信)|不在(?:通知|のお知らせ))/i
const AUTO_ANYWHERE =
  /automatic reply|(?<!\bno )(?<!\bno-)(?:auto[- ]?reply|autoreply)|auto[- ]?response|autoresponder|out of office|自動返信|自動応答/i
const RECEIPT_SUBJECT =
  /(?:ticket|request|case|message|e-?mail|report|complaint|submission|inquiry|enquiry)\b.{0,60}\b(?:received|has been (?:received|created|opened|logged|submitted|closed|resolved|updated))\b|we(?:'ve| have)? (?:have )?received your|thank(?:s| you) for (?:your|contacting|reporting|the report|submitting)|confirmation of receipt|acknowledge?ment(?: of)?|received your (?:e-?mail|message|report|request|complaint|abuse)|受付(?:完了|通知|いたしました)|受け付けました|お問い?合わ?せ(?:を)?(?:受|あり)/i
const RECEIPT_BODY =
  /(?:we have|we've) (?:successfully )?received your (?:e-?mail|message|report|request|complaint|abuse|inquiry|submission)|this is an? (?:automat\w+|auto[- ]generated) (?:reply|response|acknowledg\w+|confirmation)|thank you for (?:contacting|reaching out|your (?:e-?mail|message|report|submission|inquiry))|your (?:e-?mail|message|request|ticket|report|complaint|inquiry) (?:has been|was) (?:successfully )?(?:received|created|logged|opened|registered|forwarded|rejected|closed)|(?:this|the) (?:mailbox|e-?mail address|address|inbox) is (?:not|no longer) (?:monitored|in use|active|attended)|no longer (?:accept|monitor|receiv)\w*[^.\n]{0,40}(?:e-?mail|mailbox|report)|(?:please )?(?:use|submit|fill)[^.\n]{0,60}(?:our|the|this|an?) (?:\w+ )?(?:abuse |web |online |contact )?form\b|ticket (?:id|number|#)[^\n]{0,40}(?:has been|was) (?:created|assigned|opened)|we will (?:review|investigate|look into|get back|respond|reply) [^.\n]{0,80}(?:your|as soon)|お問い合わせ(?:いただき)?(?:まして|を受け付け)/i
const CHALLENGE =
  /confirm (?:your|that you|this) (?:e-?mail|message|are|sender|subscription|request)|challenge[- ]response|verify (?:your|that you are) (?:e-?mail|a human|human)|click[^.\n]{0,40}to (?:release|deliver) (?:your|the) message/i

/** Words that only an answer to us has. */
const ANSWER =
  /(?:we have|we've|have) (?:successfully )?received your (?:complaint|report|request|message|e-?mail|abuse|inquiry|submission)|generated in response to the creation of|your ticket has been assigned|a statement has been (?:successfully )?(?:entered|received)|(?:we have|have) not received [^.\n]{0,60}(?:from you|within the deadline)[^\n]{0,60}ticket|following up on (?:our|the) previous (?:e-?mail|ticket)|your (?:\w+ ){0,3}request\b[^\n]{0,80}\b(?:was|has been) (?:approved|denied|received|completed|closed|processed)|mailbox\b[^.\n]{0,30}\bnot\b[^.\n]{0,12}monitored|we have (?:opened|created) a (?:case|ticket)|お問い合わせ(?:いただき|を受け付け)/i
const REPLY_BODY =
  /(?:has|have) been (?:terminated|resolved|suspended|removed|closed|taken down|taken offline|handled|blocked|null-?routed|forwarded)|no longer (?:available|active|resolv\w+|online)|thank(?:s| you)(?: (?:very|so) much)? for (?:bringing|the|your|letting|reaching|contacting)|(?:case|ticket|issue) can be closed|^\W{0,4}thank(?:s| you)\W|対応(?:いたし|し)ました|遮断しました|停止しました/im
const MAILING =
  /unsubscribe|manage (?:your )?(?:subscription|preference)s?|view (?:this|it)?[^.\n]{0,24}(?:browser|online)|having trouble viewing|配信(?:停止|解除)|メールマガジン/i

/** What kind of no-report this mail is, or null when it may be a report. */
export function notReportOf(mail: Mail): NotReport | null {
  const { header } = mail
  const subject = mail.subject ?? ''
  const body = ownWords(mail.text).slice(0, 2500)
  const auto = (field(header, 'auto-submitted') ?? '').toLowerCase()
  const reportType = (mail.root.params['report-type'] ?? '').toLowerCase()
  if (reportType === 'disposition-notification') return 'receipt'
  const hasNothing = mail.text.trim() === '' && mail.shadow.trim() === '' && mail.files.length === 0
  if (hasNothing && !NAMES_MACHINE.test(subject)) return 'empty'
  if (AUTO_SUBJECT.test(subject) || AUTO_ANYWHERE.test(subject)) return 'auto-reply'
  if (ANSWER.test(body.slice(0, 1000)) || ANSWER.test(subject)) return 'receipt'
  const isReply =
    rawField(header, 'in-reply-to') !== null || /^(?:\[[^\]]{1,60}\]\s?)?(?:re|aw|sv|antw?)\s?:/i.test(subject)
  if (isReply && REPLY_BODY.test(body.slice(0, 1000)) && !NAMES_MACHINE.test(body.slice(0, 1000))) return 'receipt'
  const mayBeReport = looksLikeReport(subject, body)
  const isAnswering =
    /auto-replied/.test(auto) ||
    rawField(header, 'x-autoreply') !== null ||
    rawField(header, 'x-autorespond') !== null ||
    rawField(header, 'x-auto-reply') !== null ||
    /auto[_-]?reply/i.test(rawField(header, 'precedence') ?? '')
  if (isAnswering && !mayBeReport) return 'auto-reply'
  if (CHALLENGE.test(subject) && !mayBeReport) return 'challenge'
  if ((RECEIPT_SUBJECT.test(subject) || RECEIPT_BODY.test(body)) && !mayBeReport) return 'receipt'
  const isList = rawField(header, 'list-unsubscribe') !== null || rawField(header, 'precedence') === 'bulk'
  if (
    isList &&
    !isForward(subject) &&
    MAILING.test(mail.text) &&
    !REPORTISH.test(subject) &&
    !NAMES_MACHINE.test(subject)
  )
    return 'subscription'
  return null
}

/** An address or a harmless-made link: what a report names and an answer seldom does. */
const NAMES_MACHINE = /\b\d{1,3}(?:\.\d{1,3}|\[\.\]\d{1,3}){3}\b|\bhxxps?:|\[\.\]|\[dot\]/i

function looksLikeReport(subject: string, body: string): boolean {
  return REPORTISH.test(subject) || NAMES_MACHINE.test(subject) || NAMES_MACHINE.test(body)
}

/** Our own words come back in a quotation; what counts is what the sender adds. */
function ownWords(text: string): string {
  const cut = text.search(
    /^(?:>|-{3,} ?(?:Original|Forwarded|元の)|(?:On|Am|Le|El|Il) .{8,80}(?:wrote|schrieb|écrit|escribió|scritto)|From: .{3,120}\n(?:Sent|Date|To):)/m,
  )
  return cut > 20 ? text.slice(0, cut) : text
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
