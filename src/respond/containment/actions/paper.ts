// The instruction on paper for whoever cuts something off by hand.
import type { Download, ParsedInputOf } from '#src/core/endpoint.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { headOf } from '#src/respond/incident/actions/paper.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { containmentApi } from '../api.ts'
import { containmentNumber } from '../containment.ts'
import { containmentOf } from '../store.ts'
import { sayTarget } from '../target-words.ts'
import { containmentEntryWords } from '../words.ts'

type In<K extends keyof typeof containmentApi> = ParsedInputOf<(typeof containmentApi)[K]>

export const paperActions = {
  async instruction(context: Context, input: In<'instruction'>): Promise<Download> {
    const { desk } = context
    const lang = input.lang ?? context.lang
    const t = speaker(containmentEntryWords, lang)
    const incident = await reading(context, input.incident)
    const one = await containmentOf(desk.state.db, incident, input.containment)
    const number = containmentNumber(incident.number, one.position)
    const time = (at: string) => formatInstant(at, { lang, zone: desk.zone, named: true })
    const { approval, liftAt } = one
    const { phone, fax, email } = desk.contact
    const body = await desk.paper.render('containment-instruction', {
      ...headOf(context, lang, incident, null),
      number,
      qr: `${desk.publicUrl}/incidents/${incident.number}/containment`.slice(0, 600),
      what: sayTarget(one.target, lang),
      ...{ scope: one.scope, reason: one.reason, carrier: one.carrier },
      approved:
        approval === null
          ? ''
          : [approval.by, t(`containment.ground.${approval.ground}`), time(approval.at)].join(
              lang === 'ja' ? '、' : ', ',
            ),
      lift: liftAt === null ? '' : time(liftAt),
      contact: [phone, fax && `FAX ${fax}`, email].filter(Boolean).join(' · '),
    })
    return { name: `${number}.instruction.pdf`, mediaType: 'application/pdf', body, bytes: body.byteLength }
  },
}
