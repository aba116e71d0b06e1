import { formatDay, formatElapsed, formatInstant, formatWhen } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { CaseFile } from './case-file.ts'
import { caseFileWords } from './case-file-words.ts'
import { fixedWords, house } from './house.ts'
import { tablesOf, timelineOf } from './timeline.ts'

/** The case file in finished words, in the order of the page. */
export function layOutCaseFile(data: CaseFile) {
  const style = { lang: data.lang, zone: data.zone }
  const t = speaker(caseFileWords, data.lang)
  const at = (iso: string) => formatInstant(iso, { ...style, named: false })
  const line = (label: string, value: string, meaning?: string | null) => ({ label, value, meaning: meaning ?? '' })
  const span = (to: string) => formatElapsed(Date.parse(to) - Date.parse(data.noticedAt), data.lang)
  const page = house({ ...data, name: t('name') })

  const findings = (list: CaseFile['negativeFindings']) =>
    list.map((finding) => ({
      text: finding.text,
      aside: [
        finding.confidence ? t('confidence', { confidence: finding.confidence }) : '',
        finding.at ? at(finding.at) : '',
        finding.by ?? '',
      ]
        .filter(Boolean)
        .join(' · '),
    }))

  return {
    house: page,
    w: fixedWords(caseFileWords, data.lang),
    number: data.number,
    title: data.title,
    proofState: data.proof.state,
    proofSentence: proofSentence(data),
    facts: [
      line(t('tlp'), page.tlp?.label ?? '', page.tlp?.meaning),
      line(t('secrecy'), data.secrecy.label, data.secrecy.meaning),
      line(
        t('kinds'),
        data.kinds.map((kind) => (kind.scheme ? `${kind.label} (${kind.scheme})` : kind.label)).join('\n') ||
          t('kinds.none'),
      ),
      data.level ? line(t('level'), data.level.label, data.level.meaning) : line(t('level'), t('level.none')),
      ...(data.phase ? [line(t('phase'), data.phase.label, data.phase.meaning)] : []),
      line(t('lead'), data.lead || t('lead.none')),
      line(t('noticed'), at(data.noticedAt)),
      data.closedAt
        ? line(t('closed'), t('closed.value', { at: at(data.closedAt), span: span(data.closedAt) }))
        : line(t('elapsed'), t('elapsed.value', { at: at(data.generated.at), span: span(data.generated.at) })),
      line(t('generated'), t('generated.value', { at: at(data.generated.at), by: data.generated.by }), page.zone),
      line(t('for'), data.generated.for || t('for.none')),
    ],
    summary: data.summary.trim(),
    situation: (['happened', 'happening', 'mayHappen'] as const).map((tense) => ({
      heading: t(tense),
      none: t(`${tense}.none`),
      findings: findings(data.situation[tense]),
    })),
    worstCase: data.worstCase.trim(),
    negative: findings(data.negativeFindings),
    parties: data.parties.map((party) => [
      party.organisation ? `${party.name}\n${party.organisation}` : party.name,
      party.roles.join(data.lang === 'ja' ? '、' : ', '),
      [party.contact, party.note].filter(Boolean).join('\n'),
    ]),
    team: data.team.map((person) => [person.name, person.role, person.since ? at(person.since) : t('team.since.none')]),
    assets: data.assets.map((asset) => [asset.name, asset.note ?? '']),
    observables: data.observables.map((seen) => [
      seen.type,
      seen.defanged,
      seen.role ?? '',
      [seen.firstSeenAt ? at(seen.firstSeenAt) : '', seen.note].filter(Boolean).join('\n'),
    ]),
    reports: data.reports.map((report) => ({
      number: report.number,
      received: at(report.receivedAt),
      reporter: report.reporter || t('reports.reporter.none'),
      subject: report.subject || t('reports.subject.none'),
      sha256: report.sha256,
    })),
    decisions: data.decisions.map((decision) => ({
      at: formatWhen(decision.when, { ...style, withDay: true }),
      by: decision.by,
      what: decision.what,
      outcome: decision.outcome ?? '',
      aside: [
        decision.reason ? t('decisions.reason', { reason: decision.reason }) : '',
        decision.entry ? t('decisions.entry', { number: String(decision.entry) }) : '',
      ]
        .filter(Boolean)
        .join('\n'),
    })),
    links: data.links.map((link) => [link.number, link.title, link.relation]),
    timelineCount: t('timeline.count', { count: data.entries.length }),
    tables: tablesOf(
      timelineOf(data.entries, style, true).map(({ day, entries }) => ({
        day: day ? formatDay(day.iso, day.style) : t('timeline.unknown'),
        entries,
      })),
    ),
    checkpoint: data.checkpoint ? checkpointLines(data) : null,
    commands: [
      `hikeshi record export --incident ${data.number} --out ${data.number}.bundle`,
      `hikeshi record verify ${data.number}.bundle`,
    ],
  }
}

function proofSentence(data: CaseFile): string {
  const t = speaker(caseFileWords, data.lang)
  const { state, entries, firstWrong, checkedAt } = data.proof
  const at = checkedAt ? formatInstant(checkedAt, { lang: data.lang, zone: data.zone, named: false }) : ''
  if (state === 'altered')
    return firstWrong ? t('proof.altered', { at, number: String(firstWrong) }) : t('proof.altered.somewhere', { at })
  if (state === 'intact' && at) return t('proof.intact', { at, count: entries })
  return t('proof.unchecked', { count: entries })
}

function checkpointLines(data: CaseFile) {
  const t = speaker(caseFileWords, data.lang)
  const point = data.checkpoint!
  const signed = formatInstant(point.signedAt, { lang: data.lang, zone: data.zone, precision: 'second', named: false })
  return [
    { label: t('proof.code'), value: point.shortCode, isCode: true },
    { label: t('proof.origin'), value: point.origin, isCode: false },
    { label: t('proof.size'), value: t('proof.size.value', { count: point.treeSize }), isCode: false },
    { label: t('proof.root'), value: point.rootHash, isCode: true },
    { label: t('proof.key'), value: point.keyId, isCode: true },
    { label: t('proof.signature'), value: point.signature, isCode: true },
    { label: t('proof.signed'), value: signed, isCode: false },
  ]
}
