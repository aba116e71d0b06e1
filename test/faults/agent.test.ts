import assert from 'node:assert/strict'
import { appendFileSync, existsSync, renameSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import {
  enrolledHost,
  linesOf,
  newCertificate,
  newDataDir,
  type RunningAgent,
  removeDataDir,
  type TlsDesk,
  tlsDesk,
  until,
} from '../agent/kit.ts'

const skip = existsSync('/usr/bin/openssl') ? false : 'openssl is not installed'
let dataDir = ''
let desk: TlsDesk
before(async () => {
  if (skip) return
  newCertificate()
  dataDir = await newDataDir()
  desk = await tlsDesk(dataDir)
})
after(async () => {
  if (skip) return
  await desk.stop()
  await removeDataDir(dataDir)
})

test('kill -9 of the agent and of the desk, again and again: every line is there once, in order', {
  skip,
  timeout: 900_000,
}, async () => {
  const rounds = Number(process.env.FAULT_ROUNDS ?? 2)
  const host = await enrolledHost(desk, 'killed')
  const config = { files: [{ path: host.at('app.log') }] }
  let written = 0
  const write = (count: number): void => {
    const lines = Array.from({ length: count }, () => `line ${written++} ${'x'.repeat(80)}\n`)
    appendFileSync(host.at('app.log'), lines.join(''))
  }
  const stored = async (): Promise<number> => (await linesOf(desk, 'killed')).length
  write(500)
  let agent: RunningAgent = await host.start(config)
  for (let round = 0; round < rounds; round++) {
    const goal = (await stored()) + 1
    let isOver = false
    const writing = (async () => {
      while (!isOver && written < 8_000) {
        write(40)
        await pause(20)
      }
    })()
    await until('some lines', stored, (count) => count >= goal)
    await agent.kill()
    if (round % 2 === 0) renameSync(host.at('app.log'), host.at(`app.log.${round + 1}`))
    agent = await host.start(config)
    await until('lines after the agent was killed', stored, (count) => count > goal)
    const { httpsPort } = desk
    await desk.kill()
    await pause(300)
    desk = await tlsDesk(dataDir, httpsPort)
    isOver = true
    await writing
  }
  write(1)
  await until('every line', stored, (count) => count >= written)
  assert.equal(await agent.stop(), 0)
  const lines = (await linesOf(desk, 'killed')).map((line) => Number(/^line (\d+) x{80}$/.exec(line)?.[1]))
  assert.deepEqual(
    lines,
    Array.from({ length: written }, (_, n) => n),
  )
})
