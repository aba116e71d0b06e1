import type { EndpointTable } from '#src/core/endpoint.ts'
import { agentActions } from '#src/detect/agent/actions.ts'
import { agentApi } from '#src/detect/agent/api.ts'
import { alertActions } from '#src/detect/alert/actions.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import { anomalyActions } from '#src/detect/anomaly/actions.ts'
import { anomalyApi } from '#src/detect/anomaly/api.ts'
import { coverageActions } from '#src/detect/coverage/actions.ts'
import { coverageApi } from '#src/detect/coverage/api.ts'
import { huntActions } from '#src/detect/hunt/actions.ts'
import { huntApi } from '#src/detect/hunt/api.ts'
import { integrityActions } from '#src/detect/integrity/actions.ts'
import { integrityApi } from '#src/detect/integrity/api.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { reportActions } from '#src/detect/report/actions.ts'
import { reportApi } from '#src/detect/report/api.ts'
import { signatureActions } from '#src/detect/signature/actions.ts'
import { signatureApi } from '#src/detect/signature/api.ts'
import { drillActions } from '#src/learn/drill/actions.ts'
import { drillApi } from '#src/learn/drill/api.ts'
import { preparationActions } from '#src/learn/preparation/actions.ts'
import { preparationApi } from '#src/learn/preparation/api.ts'
import { reviewActions } from '#src/learn/review/actions.ts'
import { reviewApi } from '#src/learn/review/api.ts'
import { statisticsActions } from '#src/learn/statistics/actions.ts'
import { statisticsApi } from '#src/learn/statistics/api.ts'
import type { Actions } from '#src/platform/http/routes.ts'
import { advisoryActions } from '#src/prepare/advisory/actions.ts'
import { advisoryApi } from '#src/prepare/advisory/api.ts'
import { backupActions } from '#src/prepare/backup/actions.ts'
import { backupApi } from '#src/prepare/backup/api.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { contractActions } from '#src/prepare/contract/actions.ts'
import { contractApi } from '#src/prepare/contract/api.ts'
import { dutyActions } from '#src/prepare/duty/actions.ts'
import { dutyApi } from '#src/prepare/duty/api.ts'
import { knowledgeActions } from '#src/prepare/knowledge/actions.ts'
import { knowledgeApi } from '#src/prepare/knowledge/api.ts'
import { letterActions } from '#src/prepare/knowledge/edition/actions.ts'
import { letterApi } from '#src/prepare/knowledge/edition/api.ts'
import { peopleActions } from '#src/prepare/people/actions.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { editionActions } from '#src/prepare/playbook/edition/actions.ts'
import { editionApi } from '#src/prepare/playbook/edition/api.ts'
import { readinessActions } from '#src/prepare/readiness/actions.ts'
import { readinessApi } from '#src/prepare/readiness/api.ts'
import { recordActions } from '#src/record/actions.ts'
import { recordApi } from '#src/record/api.ts'
import { affectedActions } from '#src/recover/affected/actions.ts'
import { affectedApi } from '#src/recover/affected/api.ts'
import { damageActions } from '#src/recover/damage/actions.ts'
import { damageApi } from '#src/recover/damage/api.ts'
import { measureActions } from '#src/recover/measure/actions.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { outsideActions } from '#src/recover/outside/actions.ts'
import { outsideApi } from '#src/recover/outside/api.ts'
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { causeActions } from '#src/recover/recovery/cause/actions.ts'
import { causeApi } from '#src/recover/recovery/cause/api.ts'
import { sweepActions } from '#src/recover/sweep/actions.ts'
import { sweepApi } from '#src/recover/sweep/api.ts'
import { campaignActions } from '#src/respond/campaign/actions.ts'
import { campaignApi } from '#src/respond/campaign/api.ts'
import { clockActions } from '#src/respond/clock/actions.ts'
import { clockApi } from '#src/respond/clock/api.ts'
import { containmentActions } from '#src/respond/containment/actions.ts'
import { containmentApi } from '#src/respond/containment/api.ts'
import { quarantineActions } from '#src/respond/containment/quarantine/actions.ts'
import { quarantineApi } from '#src/respond/containment/quarantine/api.ts'
import { decisionActionsWith } from '#src/respond/decision/actions.ts'
import { decisionApi } from '#src/respond/decision/api.ts'
import { evidenceActions } from '#src/respond/evidence/actions.ts'
import { evidenceApi } from '#src/respond/evidence/api.ts'
import { volatileActions } from '#src/respond/evidence/volatile/actions.ts'
import { volatileApi } from '#src/respond/evidence/volatile/api.ts'
import { findActions } from '#src/respond/find/actions.ts'
import { findApi } from '#src/respond/find/api.ts'
import { helpdeskActions } from '#src/respond/helpdesk/actions.ts'
import { helpdeskApi } from '#src/respond/helpdesk/api.ts'
import { incidentActions } from '#src/respond/incident/actions.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { callActions } from '#src/respond/incident/call/actions.ts'
import { callApi } from '#src/respond/incident/call/api.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { observableActions } from '#src/respond/observable/actions.ts'
import { observableApi } from '#src/respond/observable/api.ts'
import { offlineActions } from '#src/respond/offline/actions.ts'
import { offlineApi } from '#src/respond/offline/api.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { meetingActions } from '#src/respond/plan/meeting/actions.ts'
import { meetingApi } from '#src/respond/plan/meeting/api.ts'
import { planVersionActions } from '#src/respond/plan/version/actions.ts'
import { planVersionApi } from '#src/respond/plan/version/api.ts'
import { publicationActions } from '#src/respond/publication/actions.ts'
import { publicationApi } from '#src/respond/publication/api.ts'
import { threadActions } from '#src/respond/thread/actions.ts'
import { threadApi } from '#src/respond/thread/api.ts'
import { deskActions } from './actions.ts'
import { deskApi } from './api.ts'
import { onDecision } from './reactions.ts'

/** Every slice that answers requests, in the order of the arrows: its table and what answers it. */
export const slices: Readonly<Record<string, { readonly api: EndpointTable; readonly actions: Actions }>> = {
  record: { api: recordApi, actions: recordActions },
  people: { api: peopleApi, actions: peopleActions },
  duty: { api: dutyApi, actions: dutyActions },
  contact: { api: contactApi, actions: contactActions },
  advisory: { api: advisoryApi, actions: advisoryActions },
  backup: { api: backupApi, actions: backupActions },
  contract: { api: contractApi, actions: contractActions },
  readiness: { api: readinessApi, actions: readinessActions },
  knowledge: { api: knowledgeApi, actions: knowledgeActions },
  letter: { api: letterApi, actions: letterActions },
  playbook: { api: editionApi, actions: editionActions },
  report: { api: reportApi, actions: reportActions },
  log: { api: logApi, actions: logActions },
  coverage: { api: coverageApi, actions: coverageActions },
  agent: { api: agentApi, actions: agentActions },
  signature: { api: signatureApi, actions: signatureActions },
  anomaly: { api: anomalyApi, actions: anomalyActions },
  integrity: { api: integrityApi, actions: integrityActions },
  alert: { api: alertApi, actions: alertActions },
  hunt: { api: huntApi, actions: huntActions },
  // `observable` and the suggestions of `incident` come before `incident` itself: Hono takes the first route that fits.
  observable: { api: observableApi, actions: observableActions },
  plan: { api: planApi, actions: planActions },
  meeting: { api: meetingApi, actions: meetingActions },
  planVersion: { api: planVersionApi, actions: planVersionActions },
  decision: { api: decisionApi, actions: decisionActionsWith(onDecision) },
  evidence: { api: evidenceApi, actions: evidenceActions },
  volatile: { api: volatileApi, actions: volatileActions },
  containment: { api: containmentApi, actions: containmentActions },
  quarantine: { api: quarantineApi, actions: quarantineActions },
  clock: { api: clockApi, actions: clockActions },
  measure: { api: measureApi, actions: measureActions },
  damage: { api: damageApi, actions: damageActions },
  sweep: { api: sweepApi, actions: sweepActions },
  affected: { api: affectedApi, actions: affectedActions },
  cause: { api: causeApi, actions: causeActions },
  recovery: { api: recoveryApi, actions: recoveryActions },
  outside: { api: outsideApi, actions: outsideActions },
  review: { api: reviewApi, actions: reviewActions },
  drill: { api: drillApi, actions: drillActions },
  campaign: { api: campaignApi, actions: campaignActions },
  notice: { api: noticeApi, actions: noticeActions },
  thread: { api: threadApi, actions: threadActions },
  publication: { api: publicationApi, actions: publicationActions },
  helpdesk: { api: helpdeskApi, actions: helpdeskActions },
  offline: { api: offlineApi, actions: offlineActions },
  call: { api: callApi, actions: callActions },
  incident: { api: incidentApi, actions: incidentActions },
  find: { api: findApi, actions: findActions },
  statistics: { api: statisticsApi, actions: statisticsActions },
  preparation: { api: preparationApi, actions: preparationActions },
  desk: { api: deskApi, actions: deskActions },
}

export const tables: Readonly<Record<string, EndpointTable>> = Object.fromEntries(
  Object.entries(slices).map(([name, slice]) => [name, slice.api]),
)
