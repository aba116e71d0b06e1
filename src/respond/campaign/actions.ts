import { stringify } from 'csv-stringify/sync'
import type { Download, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { afterActions } from './actions/after.ts'
import { deliveryActions } from './actions/delivery.ts'
import { deskActions } from './actions/desk.ts'
import { helpActions } from './actions/help.ts'
import { letterActions } from './actions/letters.ts'
import { loadActions } from './actions/load.ts'
import { ownActions } from './actions/own.ts'
import { planActions } from './actions/plan.ts'
import { presenceActions } from './actions/presence.ts'
import { programActions } from './actions/program.ts'
import { reprint } from './actions/reprint.ts'
import { specialActions } from './actions/special.ts'
import { waveActions } from './actions/wave.ts'
import { readCampaign, shown } from './actions/within.ts'
import type { campaignApi } from './api.ts'
import { planCalendar } from './plan-calendar.ts'
import { everyAccount } from './store/account.ts'
import { numberOf } from './store/campaign.ts'

export const campaignActions = {
  ...planActions,
  ...loadActions,
  ...letterActions,
  ...deliveryActions,
  ...deskActions,
  reprint,
  ...waveActions,
  ...helpActions,
  ...ownActions,
  ...afterActions,
  ...programActions,
  ...specialActions,
  ...presenceActions,

  async planCalendar(context: Context, input: ParsedInputOf<(typeof campaignApi)['planCalendar']>): Promise<Download> {
    const { desk, lang } = context
    const view = await shown(context, input)
    const text = planCalendar(view, { lang, url: desk.publicUrl, now: desk.now() })
    const body = new TextEncoder().encode(text)
    return { name: `${view.number}.ics`, mediaType: 'text/calendar; charset=utf-8', body, bytes: body.byteLength }
  },

  /** With a byte order mark, for spreadsheets; a cell that a spreadsheet would compute is told to be text. */
  async accountsCsv(context: Context, input: ParsedInputOf<(typeof campaignApi)['accountsCsv']>): Promise<Download> {
    const campaign = await readCampaign(context, input)
    const rows = await everyAccount(context.desk.state.db, campaign.id)
    const body = new TextEncoder().encode(
      stringify(rows, { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' }),
    )
    return { name: `${numberOf(campaign)}.csv`, mediaType: 'text/csv; charset=utf-8', body, bytes: body.byteLength }
  },
}
