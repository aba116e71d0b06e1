// A mail made to run, to call home and to ask for passwords, read at the desk: text, and nobody hears of it.
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe } from 'node:test'
import { speaker } from '#src/core/words.ts'
import { previewWords } from '#src/detect/report/web/preview-words.ts'
import { takeInWords } from '#src/detect/report/web/take-in-words.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { administrator } from '../kit/serving.ts'
import { settle } from './browser.ts'
import { stage, textIn } from './stage.ts'

describe('a hostile mail in HTML', () => {
  const house = stage('hostile-mail', 'en')
  const [preview, takeIn, kit] = [speaker(previewWords, 'en'), speaker(takeInWords, 'en'), speaker(kitWords, 'en')]
  const heard: string[] = []
  let home: Server
  let base = ''
  before(async () => {
    home = createServer((request, response) => {
      heard.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((ready) => home.listen(0, '127.0.0.1', ready))
    base = `http://127.0.0.1:${(home.address() as AddressInfo).port}`
  })
  after(() => void home.close())

  const mail = () =>
    [
      'From: "Payroll <script>pwned=1</script>" <payroll@example.net>',
      'To: desk@desk.example',
      'Subject: Your account <img src=x onerror=pwned=1>',
      'Date: Tue, 23 Jun 2026 04:12:07 +0900',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<html><head><base href="${base}/"><link rel="stylesheet" href="${base}/style.css">`,
      `<meta http-equiv="refresh" content="0; url=${base}/refresh">`,
      `<script src="${base}/script.js"></script><script>globalThis.pwned = 1; fetch('${base}/fetch')</script></head>`,
      `<body background="${base}/background.png" onload="globalThis.pwned = 1">`,
      '<p>Please confirm your password.</p>',
      `<img src="${base}/pixel.gif" onerror="globalThis.pwned = 1" width="1" height="1">`,
      `<div style="background: url(${base}/css.png)">Salary for June</div>`,
      `<form action="${base}/form"><input type="password" name="p"><button>Confirm now</button></form>`,
      `<iframe src="${base}/frame"></iframe><object data="${base}/object"></object><video src="${base}/video" autoplay></video>`,
      `<a href="javascript:globalThis.pwned=1">Open</a> <svg onload="globalThis.pwned = 1"></svg>`,
      '</body></html>',
      '',
    ].join('\r\n')

  house.step(
    'is shown as its text: no script runs, no form stands there, and nobody but the desk is asked',
    async () => {
      const page = await house.open({}, administrator)
      await page.goto('/inbox?take=files')
      const choosing = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: kit('drop.choose') }).click()
      await (await choosing).setFiles({ name: 'mail.eml', mimeType: 'message/rfc822', buffer: Buffer.from(mail()) })
      await page.getByText(takeIn('outcome.ok')).waitFor()
      await page.goto('/inbox')
      await page.getByRole('link', { name: 'Your account' }).click()
      const shown = page.getByRole('region', { name: preview('preview') })
      await shown.getByText('Please confirm your password.').first().waitFor()
      await shown.getByText('Salary for June').first().waitFor()
      // As it came, and with its headers: what a wary reader opens next.
      await shown.getByRole('switch', { name: preview('text.original') }).check()
      await shown.locator('summary').last().click()
      await settle(page)
      assert.ok((await textIn(shown)).includes('onerror=pwned'), 'the subject stands there as it was written')
      assert.equal(await page.evaluate(() => 'pwned' in globalThis), false)
      assert.equal(await page.locator('iframe, object, video, base, [background], meta[http-equiv=refresh]').count(), 0)
      assert.equal(
        await shown.locator('input[type=password], img, a[href^="javascript:"], script, svg[onload]').count(),
        0,
      )
      assert.equal(await page.getByRole('button', { name: 'Confirm now' }).count(), 0)
      await house.look(page, 'mail')
      assert.deepEqual(heard, [])
      assert.deepEqual(house.faults(), [])
    },
  )
})
