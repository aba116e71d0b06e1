// A worm of 5,000 machines: the register is scrolled from top to bottom in Chromium. Frames by their distance, and what the page's thread did by its trace.
import { quarantineActions } from '#src/respond/containment/quarantine/actions.ts'
import { quarantineApi } from '#src/respond/containment/quarantine/api.ts'
import { settle } from '#test/browser/browser.ts'
import { pastDesk } from '#test/browser/own-clock.ts'
import { calls, incident } from '#test/incident/kit.ts'
import { machineOf, percentile, print } from './machine.ts'

const machines = 5_000
const longMs = 50
const scrollMs = 5_000
const stepPx = 180

type Traced = {
  name: string
  ph: string
  dur?: number
  tdur?: number
  tid: number
  pid: number
  args?: { name?: string }
}

const desk = await pastDesk(new Date().toISOString())
const lead = await desk.as('lead')
const { number } = await incident.create(lead, { title: 'A worm on many machines', kinds: [] })
const csv = Array.from({ length: machines }, (_, at) => `pc-${at + 1},Unit ${at % 10},10.1.${at >> 8}.${at & 255}`)
const list = new TextEncoder().encode(['machine,unit,address', ...csv].join('\n'))
const files = [{ name: 'machines.csv', mediaType: 'text/csv', bytes: list }]
await calls(quarantineApi, quarantineActions as never).importMachines(lead, { incident: number, reason: 'worm', files })
const { page } = await desk.enter({ name: 'Lead', role: 'lead' }, 1440)
await page.goto(`/incidents/${number}/containment?part=quarantine`)
await settle(page)
const browser = page.context().browser()!
await browser.startTracing(page, {
  categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
})
const frames = await page.evaluate(
  async ({ scrollMs, stepPx }) => {
    const box = [...document.querySelectorAll('section')].find((one) => one.scrollHeight > 20_000)!
    box.scrollIntoView()
    const gaps: number[] = []
    let last = performance.now()
    const end = last + scrollMs
    await new Promise<void>((done) => {
      const step = (now: number) => {
        gaps.push(now - last)
        last = now
        box.scrollTop += stepPx
        if (now < end) requestAnimationFrame(step)
        else done()
      }
      requestAnimationFrame(step)
    })
    return { gaps: gaps.slice(1), top: box.scrollTop }
  },
  { scrollMs, stepPx },
)
const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Traced[] }
const main = new Set(
  traceEvents
    .filter((one) => one.name === 'thread_name' && one.args?.name === 'CrRendererMain')
    .map((one) => `${one.pid}:${one.tid}`),
)
const tasks = traceEvents.filter((one) => /RunTask$/.test(one.name) && one.dur && main.has(`${one.pid}:${one.tid}`))
const inMs = (times: (number | undefined)[]) => times.map((us) => (us ?? 0) / 1_000).sort((a, b) => a - b)
const figures = (sorted: readonly number[]) => ({
  p95: percentile(sorted, 0.95),
  worst: percentile(sorted, 1),
  over: sorted.filter((ms) => ms > longMs).length,
})
const gaps = [...frames.gaps].sort((a, b) => a - b)
const cpu = figures(inMs(tasks.map((one) => one.tdur)))
print({
  machines,
  scrolledPx: frames.top,
  frames: gaps.length,
  frameMs: figures(gaps),
  tasks: tasks.length,
  taskMs: figures(inMs(tasks.map((one) => one.dur))),
  taskCpuMs: cpu,
  isFluid: gaps.every((ms) => ms <= longMs),
  // Where others are at work too, the distance of frames is theirs as much as ours; what the page's thread worked is not.
  isFluidByProcessor: cpu.over === 0,
  machine: machineOf(),
})
await desk.close()
process.exit(0)
