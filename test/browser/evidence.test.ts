// A file into custody and out again, as a lead lives through it in each language: dropped, cut off on the way, gone on with.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe } from 'node:test'
import type { Page } from 'playwright-core'
import { speaker } from '#src/core/words.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { evidenceWords } from '#src/respond/evidence/web/words.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { administrator } from '../kit/serving.ts'
import { heightOf } from './browser.ts'
import { stage, textIn } from './stage.ts'

const colleague = { email: 'colleague@desk.example', password: 'four slow herons over the bridge' }
const says = {
  ja: {
    title: 'サーバへの侵入',
    what: '公開サーバのディスクの一部',
    place: '電算機室',
    by: '林 美和',
    why: '解析のため',
  },
  en: {
    title: 'Intrusion into a server',
    what: 'Part of a disk',
    place: 'Machine room',
    by: 'M. Hayashi',
    why: 'Analysis',
  },
} as const

const bytes = Uint8Array.from({ length: 6_000_000 }, (_, at) => at % 251)
const sha256 = createHash('sha256').update(bytes).digest('hex')
/** So much of it has come when the line is cut. */
const cutAfter = 2_000_000

describe('evidence', () => {
  const own = stage('evidence', 'ja')
  for (const lang of ['ja', 'en'] as const) {
    const [t, kit, story] = [speaker(evidenceWords, lang), speaker(kitWords, lang), says[lang]]
    const title = (what: string) => `${what} (${lang})`
    const button = (name: string, at: Page = page) => at.getByRole('button', { name, exact: true })
    const offsets: number[] = []
    let page: Page
    let number = ''
    /** The first part of the file gets through, then the line is dead for that request. */
    const cutOnce = async () => {
      let isCut = false
      await page.route('**/evidence/uploads/*', async (route, request) => {
        if (request.method() !== 'PATCH' || isCut) return route.fallback()
        isCut = true
        const { 'content-length': _whole, ...headers } = request.headers()
        await page.request.patch(request.url(), { headers, data: Buffer.from(bytes.subarray(0, cutAfter)) })
        await route.abort('connectionreset')
      })
    }

    own.step(title('a case without evidence says what to do'), async () => {
      if (lang === 'en')
        await own.desk
          .client(peopleApi, await own.door())
          .addPerson({ name: 'Lead', role: 'administrator', lang, ...colleague })
      const incidents = own.desk.client(incidentApi, await own.door())
      ;({ number } = await incidents.create({ title: story.title, kinds: [] }))
      page = await own.open({ lang }, lang === 'ja' ? administrator : colleague)
      page.on('request', (request) => {
        const at = request.headers()['upload-offset']
        if (request.method() === 'PATCH' && at !== undefined) offsets.push(Number(at))
      })
      await cutOnce()
      await page.goto(`/incidents/${number}/evidence`)
      await page.getByText(t('none.title')).waitFor()
      await own.look(page, `none-${lang}`)
    })

    own.step(title('a large file that is dropped goes on where the line was cut'), async () => {
      await button(t('add')).click()
      const dropped = await page.evaluateHandle((length) => {
        const data = new DataTransfer()
        const content = Uint8Array.from({ length }, (_, at) => at % 251)
        data.items.add(new File([content], 'disk 証拠.img', { type: 'application/octet-stream' }))
        return data
      }, bytes.length)
      await page.getByText(t('file.drop')).dispatchEvent('drop', { dataTransfer: dropped })
      await page.getByText(t('file.done', { name: 'disk 証拠.img' })).waitFor()
      assert.deepEqual(offsets, [0, cutAfter])
    })

    own.step(title('it is taken into custody with what is known of it'), async () => {
      await page.getByLabel(t('add.description')).fill(story.what)
      await page.getByLabel(t('add.source')).fill(story.place)
      await page.getByLabel(t('add.collectedBy')).fill(story.by)
      await own.look(page, `add-${lang}`)
      await button(t('add.act')).click()
      await page.getByText(t('add.done', { number: `${number}-E1` })).waitFor()
      await own.look(page, `list-${lang}`)
    })

    own.step(title('the item tells its hash, who has it, and every line of its way'), async () => {
      await button(`${number}-E1`).click()
      await page.getByText(sha256, { exact: true }).waitFor()
      const custody = page.locator('section').filter({ has: page.getByRole('heading', { name: t('custody') }) })
      assert.match(await textIn(custody.getByRole('listitem')), new RegExp(story.what))
      await own.look(page, `item-${lang}`)
      await button(t('verify')).click()
      await page
        .getByText(t('verify.whole', { bytes: bytes.length, wholeBytes: bytes.length }), { exact: true })
        .waitFor()
      await page.setViewportSize({ width: 360, height: heightOf(360) })
      await own.look(page, `item-phone-${lang}`)
      await page.setViewportSize({ width: 1440, height: heightOf(1440) })
    })

    own.step(title('it leaves the desk byte for byte, and the reason stands in the chain'), async () => {
      await button(t('download')).click()
      await page.getByRole('dialog').getByLabel(kit('reason')).fill(story.why)
      await own.look(page, `take-out-${lang}`)
      const coming = page.waitForEvent('download')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('download'), exact: true })
        .click()
      const file = await readFile(await (await coming).path())
      assert.equal(createHash('sha256').update(file).digest('hex'), sha256)
      await page.getByRole('listitem').filter({ hasText: story.why }).waitFor()
    })
  }

  own.step('no page told an error but that the line was cut, or asked anybody but the desk', async () => {
    assert.deepEqual(
      own.faults().filter((fault) => !/ERR_CONNECTION_RESET/.test(fault)),
      [],
    )
  })
})
