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
  ts: number
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
const scroll = () =>
  page.evaluate(
    async ({ scrollMs, stepPx }) => {
      const box = [...document.querySelectorAll('section')].find((one) => one.scrollHeight > 20_000)!
      box.scrollIntoView()
      box.scrollTop = 0
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
// The first time nothing watches, for the distance of frames; the second time with the trace, which has its own cost.
const frames = await scroll()
const browser = page.context().browser()!
await browser.startTracing(page, {
  categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
})
await scroll()
const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Traced[] }
const threads = (name: RegExp) =>
  new Set(
    traceEvents
      .filter((one) => one.name === 'thread_name' && name.test(one.args?.name ?? ''))
      .map((one) => `${one.pid}:${one.tid}`),
  )
const main = threads(/^CrRendererMain$/)
const painters = threads(/CompositorTileWorker|^VizCompositorThread$|^CrGpuMain$/)
const onThread = (of: ReadonlySet<string>, one: Traced) => of.has(`${one.pid}:${one.tid}`)
const tasks = traceEvents.filter(
  (one) => one.name === 'ThreadControllerImpl::RunTask' && one.dur && onThread(main, one),
)
const begins = traceEvents
  .filter((one) => one.name === 'Commit' && onThread(main, one))
  .map((one) => one.ts)
  .sort((a, b) => a - b)
/** What the thread of the page worked from one frame to the next: script, style, layout and the list of what is to be painted. */
const worked = begins
  .slice(0, -1)
  .map((from, at) =>
    tasks.filter(({ ts }) => ts >= from && ts < begins[at + 1]!).reduce((sum, one) => sum + (one.tdur ?? 0), 0),
  )
const inMs = (times: (number | undefined)[]) => times.map((us) => (us ?? 0) / 1_000).sort((a, b) => a - b)
const figures = (sorted: readonly number[]) => ({
  p50: percentile(sorted, 0.5),
  p95: percentile(sorted, 0.95),
  worst: percentile(sorted, 1),
  over: sorted.filter((ms) => ms > longMs).length,
})
/** Milliseconds a frame of what bears such a name; what lies inside another of them is counted once. */
function share(of: ReadonlySet<string>, names: RegExp): number {
  const those = traceEvents.filter((one) => one.dur && names.test(one.name) && onThread(of, one))
  const ends = new Map<string, number>()
  let sum = 0
  for (const one of those.sort((a, b) => a.ts - b.ts)) {
    const thread = `${one.pid}:${one.tid}`
    if (one.ts < (ends.get(thread) ?? 0)) continue
    ends.set(thread, one.ts + one.dur!)
    sum += one.tdur ?? one.dur!
  }
  return Math.round(sum / 10 / Math.max(1, begins.length)) / 100
}
const gaps = [...frames.gaps].sort((a, b) => a - b)
const cpu = figures(inMs(worked))
print({
  machines,
  scrolledPx: frames.top,
  frames: gaps.length,
  frameMs: figures(gaps),
  pageMsPerFrame: cpu,
  longestTaskMs: percentile(inMs(tasks.map((one) => one.dur)), 1),
  longestTaskCpuMs: percentile(inMs(tasks.map((one) => one.tdur)), 1),
  meanMsPerFrame: {
    script: share(main, /^(FunctionCall|TimerFire|EventDispatch|BlinkScheduler_PerformMicrotaskCheckpoint)$/),
    style: share(main, /^UpdateLayoutTree$/),
    layout: share(main, /^Layout$/),
    paintList: share(main, /^(PrePaint|Paint|Layerize|Commit)$/),
    // Without a graphics card the processor fills the pixels, on threads of its own: no cost of the page where there is one.
    pixels: share(painters, /RunTask$/),
  },
  isFluid: gaps.every((ms) => ms <= longMs),
  // Where others are at work too, the distance of frames is theirs as much as ours; what the page's thread worked is not.
  isPageFluid: cpu.over === 0,
  machine: machineOf(),
})
await desk.close()
process.exit(0)
