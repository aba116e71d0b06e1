import { contactLine } from '#src/core/contact.ts'
import type { Language } from '#src/core/language.ts'
import type { Context } from '#src/platform/context.ts'
import { changePath } from '../door.ts'
import type { StoredCampaign } from '../store/campaign.ts'
import type { Lettered } from '../store/wave.ts'

/** Letters of these people with their cover sheet, as PDF that stands in memory alone. */
export async function letterPaper(
  { desk, viewer }: Context,
  campaign: StoredCampaign,
  { lang, name, route }: { lang: Language; name: string; route: string },
  people: readonly Lettered[],
  secretOf: (one: Lettered) => string,
): Promise<Uint8Array> {
  const { letter } = campaign
  const own = { ja: contactLine(desk.contact, 'ja'), en: contactLine(desk.contact, 'en') }
  return await desk.paper.render('campaign-letters', {
    lang,
    zone: desk.zone,
    organisation: desk.organisation,
    generated: { at: desk.now().toISOString(), by: viewer.name },
    bundle: name,
    route,
    kind: campaign.secret,
    qr: campaign.secret === 'code' ? `${desk.publicUrl}${changePath(campaign.id)}` : null,
    dueAt: letter.dueAt,
    steps: { ja: letter.ja, en: letter.en },
    contact: { ja: letter.contact.ja || own.ja, en: letter.contact.en || own.en },
    letters: people.map((one, i) => ({
      number: i + 1,
      login: one.login,
      name: one.name || one.login,
      department: one.department,
      address: one.address,
      secret: secretOf(one),
      lang: one.lang,
    })),
  })
}
