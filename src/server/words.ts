import type { Words } from '#src/core/words.ts'
import { agentEntryWords, agentRefusals } from '#src/detect/agent/words.ts'
import { alertEntryWords, alertRefusals } from '#src/detect/alert/words.ts'
import { anomalyEntryWords, anomalyRefusals } from '#src/detect/anomaly/server-words.ts'
import { coverageEntryWords, coverageRefusals } from '#src/detect/coverage/words.ts'
import { huntEntryWords, huntRefusals } from '#src/detect/hunt/words.ts'
import { integrityEntryWords, integrityRefusals } from '#src/detect/integrity/words.ts'
import { logEntryWords, logRefusals } from '#src/detect/log/server-words.ts'
import { reportEntryWords, reportRefusals } from '#src/detect/report/words.ts'
import { signatureEntryWords, signatureRefusals } from '#src/detect/signature/server-words.ts'
import { drillEntryWords, drillRefusals } from '#src/learn/drill/words.ts'
import { preparationEntryWords } from '#src/learn/preparation/words.ts'
import { reviewEntryWords, reviewRefusals } from '#src/learn/review/words.ts'
import { statisticsEntryWords, statisticsRefusals } from '#src/learn/statistics/words.ts'
import { httpRefusals } from '#src/platform/http/problem.ts'
import { mailEntryWords, mailRefusals } from '#src/platform/mail/words.ts'
import { refusalWords as paperRefusals } from '#src/platform/pdf/words.ts'
import { stateRefusals } from '#src/platform/state/words.ts'
import { vaultRefusals } from '#src/platform/vault/words.ts'
import { advisoryEntryWords, advisoryRefusals } from '#src/prepare/advisory/words.ts'
import { backupEntryWords, backupRefusals } from '#src/prepare/backup/words.ts'
import { contactEntryWords, contactRefusals } from '#src/prepare/contact/words.ts'
import { contractEntryWords, contractRefusals } from '#src/prepare/contract/words.ts'
import { dutyEntryWords, dutyRefusals } from '#src/prepare/duty/words.ts'
import { letterEntryWords, letterRefusals } from '#src/prepare/knowledge/edition/words.ts'
import { knowledgeRefusals } from '#src/prepare/knowledge/words.ts'
import { peopleEntryWords, peopleRefusals } from '#src/prepare/people/words.ts'
import { editionEntryWords, editionRefusals } from '#src/prepare/playbook/edition/words.ts'
import { readinessEntryWords, readinessRefusals } from '#src/prepare/readiness/words.ts'
import { recordEntryWords, recordRefusals } from '#src/record/words.ts'
import { affectedEntryWords, affectedRefusals } from '#src/recover/affected/words.ts'
import { damageEntryWords, damageRefusals } from '#src/recover/damage/words.ts'
import { measureEntryWords, measureRefusals } from '#src/recover/measure/words.ts'
import { outsideEntryWords, outsideRefusals } from '#src/recover/outside/words.ts'
import { causeEntryWords, causeRefusals } from '#src/recover/recovery/cause/words.ts'
import { recoveryEntryWords, recoveryRefusals } from '#src/recover/recovery/words.ts'
import { sweepEntryWords, sweepRefusals } from '#src/recover/sweep/words.ts'
import { campaignEntryWords } from '#src/respond/campaign/entry-words.ts'
import { campaignRefusals } from '#src/respond/campaign/words.ts'
import { clockEntryWords, clockRefusals } from '#src/respond/clock/words.ts'
import { quarantineEntryWords, quarantineRefusals } from '#src/respond/containment/quarantine/words.ts'
import { containmentEntryWords, containmentRefusals } from '#src/respond/containment/words.ts'
import { decisionEntryWords, decisionRefusals } from '#src/respond/decision/words.ts'
import { volatileEntryWords, volatileRefusals } from '#src/respond/evidence/volatile/words.ts'
import { evidenceEntryWords, evidenceRefusals } from '#src/respond/evidence/words.ts'
import { findRefusals } from '#src/respond/find/words.ts'
import { helpdeskEntryWords, helpdeskRefusals } from '#src/respond/helpdesk/words.ts'
import { callEntryWords, callRefusals } from '#src/respond/incident/call/words.ts'
import { incidentEntryWords, incidentRefusals } from '#src/respond/incident/words.ts'
import { noticeEntryWords, noticeRefusals } from '#src/respond/notice/words.ts'
import { observableEntryWords, observableRefusals } from '#src/respond/observable/words.ts'
import { offlineEntryWords } from '#src/respond/offline/words.ts'
import { meetingEntryWords, meetingRefusals } from '#src/respond/plan/meeting/words.ts'
import { planVersionEntryWords, planVersionRefusals } from '#src/respond/plan/version/words.ts'
import { planEntryWords, planRefusals } from '#src/respond/plan/words.ts'
import { publicationEntryWords, publicationRefusals } from '#src/respond/publication/words.ts'
import { threadEntryWords, threadRefusals } from '#src/respond/thread/words.ts'
import { deskEntryWords, deskRefusals } from './desk-words.ts'

/** Every sentence with which the desk says no. A test holds it to the codes in the source. */
export const refusalWords: Words = {
  ...httpRefusals,
  ...stateRefusals,
  ...vaultRefusals,
  ...mailRefusals,
  ...paperRefusals,
  ...recordRefusals,
  ...peopleRefusals,
  ...dutyRefusals,
  ...contactRefusals,
  ...advisoryRefusals,
  ...backupRefusals,
  ...contractRefusals,
  ...readinessRefusals,
  ...coverageRefusals,
  ...knowledgeRefusals,
  ...letterRefusals,
  ...editionRefusals,
  ...reportRefusals,
  ...logRefusals,
  ...agentRefusals,
  ...signatureRefusals,
  ...anomalyRefusals,
  ...integrityRefusals,
  ...alertRefusals,
  ...huntRefusals,
  ...incidentRefusals,
  ...callRefusals,
  ...observableRefusals,
  ...planRefusals,
  ...planVersionRefusals,
  ...meetingRefusals,
  ...decisionRefusals,
  ...evidenceRefusals,
  ...volatileRefusals,
  ...containmentRefusals,
  ...quarantineRefusals,
  ...campaignRefusals,
  ...clockRefusals,
  ...noticeRefusals,
  ...threadRefusals,
  ...publicationRefusals,
  ...helpdeskRefusals,
  ...findRefusals,
  ...recoveryRefusals,
  ...measureRefusals,
  ...causeRefusals,
  ...sweepRefusals,
  ...outsideRefusals,
  ...reviewRefusals,
  ...drillRefusals,
  ...damageRefusals,
  ...affectedRefusals,
  ...statisticsRefusals,
  ...deskRefusals,
}

/** What automatic entries of the record say. */
export const entryWords: Words = {
  ...mailEntryWords,
  ...threadEntryWords,
  ...recordEntryWords,
  ...peopleEntryWords,
  ...dutyEntryWords,
  ...contactEntryWords,
  ...advisoryEntryWords,
  ...backupEntryWords,
  ...contractEntryWords,
  ...readinessEntryWords,
  ...coverageEntryWords,
  ...offlineEntryWords,
  ...preparationEntryWords,
  ...editionEntryWords,
  ...letterEntryWords,
  ...reportEntryWords,
  ...logEntryWords,
  ...agentEntryWords,
  ...signatureEntryWords,
  ...anomalyEntryWords,
  ...integrityEntryWords,
  ...alertEntryWords,
  ...huntEntryWords,
  ...incidentEntryWords,
  ...callEntryWords,
  ...observableEntryWords,
  ...planEntryWords,
  ...planVersionEntryWords,
  ...meetingEntryWords,
  ...decisionEntryWords,
  ...evidenceEntryWords,
  ...volatileEntryWords,
  ...containmentEntryWords,
  ...quarantineEntryWords,
  ...campaignEntryWords,
  ...clockEntryWords,
  ...noticeEntryWords,
  ...publicationEntryWords,
  ...helpdeskEntryWords,
  ...recoveryEntryWords,
  ...measureEntryWords,
  ...causeEntryWords,
  ...sweepEntryWords,
  ...outsideEntryWords,
  ...reviewEntryWords,
  ...drillEntryWords,
  ...damageEntryWords,
  ...affectedEntryWords,
  ...statisticsEntryWords,
  ...deskEntryWords,
}
