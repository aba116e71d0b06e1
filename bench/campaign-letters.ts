// 17,995 letters as print-ready PDF, in bundles of 200, in both languages, hostile names among them; memory of all
// processes together, shared pages counted once. `code` as second argument: letters with a code, and the page for it as QR.
import { openPaper } from '#src/platform/pdf/paper.ts'
import { deriveSecret, newJobKey } from '#src/respond/campaign/actions/secret.ts'
import { university } from '#src/respond/campaign/simulation/university.ts'
import { memoryOf } from './desk/memory.ts'
import { machineOf } from './machine.ts'

const letters = Number(process.argv[2] ?? 17_995)
const kind = process.argv[3] === 'code' ? 'code' : 'password'
const size = 200
const atOnce = 2
const machine = machineOf()
const people = university(letters, 1).people.slice(0, letters)
const paper = openPaper({ log: () => {} })
const key = newJobKey()
const bundles = Array.from({ length: Math.ceil(letters / size) }, (_, i) => people.slice(i * size, (i + 1) * size))

let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, memoryOf(process.pid).totalMb)
}, 1_000)

let bytes = 0
let next = 0
const from = performance.now()
const press = async () => {
  while (next < bundles.length) {
    const i = next++
    const pdf = await paper.render('campaign-letters', {
      qr: kind === 'code' ? 'https://desk.example.ac.jp/change/abcdefgh' : null,
      lang: 'ja',
      zone: 'Asia/Tokyo',
      organisation: '港大学',
      generated: { at: new Date().toISOString(), by: 'bench' },
      bundle: `${i + 1}`,
      route: bundles[i]![0]!.route,
      kind,
      dueAt: '2026-12-25T08:00:00Z',
      steps: {
        ja: [
          'これまでのパスワードは使えません。この紙のパスワードでログインしてください。',
          '最初にログインしたら、ご自分で決めたパスワードに変更してください。',
        ],
        en: [
          'Your old password no longer works. Sign in with this one.',
          'Change it to one of your own when you first sign in.',
        ],
      },
      contact: { ja: '窓口 078-000-0000', en: 'Desk 078-000-0000' },
      letters: bundles[i]!.map((one, n) => ({
        number: n + 1,
        login: one.login,
        name: one.name.replace(/[\r\n]+/g, ' '),
        department: one.department,
        address: one.address,
        secret: deriveSecret(key, { campaign: 'bench', key: one.login, serial: 1 }),
        lang: one.lang,
      })),
    })
    bytes += pdf.byteLength
  }
}
await Promise.all(Array.from({ length: atOnce }, press))
const seconds = (performance.now() - from) / 1_000
clearInterval(watch)
await paper.close()
process.stdout.write(
  `${JSON.stringify({ letters, kind, bundles: bundles.length, seconds: Math.round(seconds * 10) / 10, perSecond: Math.round(letters / seconds), bytesPerLetter: Math.round(bytes / letters), peakMemoryMb: peak, machine })}\n`,
)
