import type { Language } from '#src/core/language.ts'
import type { ReportDetail } from '../report.ts'

/** In which language an answer is begun: the one the reporter wrote in. The responder can change it. */
export function reporterLanguage(report: Pick<ReportDetail, 'text' | 'subject' | 'reporterName'>): Language {
  return /[\u3040-\u30ff\u4e00-\u9fff]/.test(`${report.subject} ${report.text.slice(0, 20_000)} ${report.reporterName}`)
    ? 'ja'
    : 'en'
}
