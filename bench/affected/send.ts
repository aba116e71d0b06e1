// Makes a list of affected persons as a shop exports it and sends it to the desk, from a process of its own as a browser is.
import { encodeCp932 } from '#src/respond/incident/csv-export.ts'

const [url, authorization, many] = process.argv.slice(2) as [string, string, string]
const rows = Array.from(
  { length: Number(many) },
  (_, at) => `${at},山田 ${at},${at % 5 ? `m${at}@example.jp` : ''},神戸市${at},氏名・メール`,
)
const bytes = encodeCp932(['会員番号,氏名,メールアドレス,住所,流出項目', ...rows].join('\r\n'))
const form = new FormData()
form.set('lost', 'name')
form.append('files', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/csv' }), 'list.csv')
const from = performance.now()
const answer = await fetch(url, { method: 'POST', body: form, headers: { authorization, origin: new URL(url).origin } })
const { added, joined } = (await answer.json()) as { added: number; joined: number }
console.log(JSON.stringify({ ms: Math.round(performance.now() - from), bytes: bytes.byteLength, added, joined }))
process.exit(answer.ok && added + joined === Number(many) ? 0 : 1)
