// Syslog over UDP (RFC 5426): one message a datagram. Nobody can be told to wait, so what could not be kept is counted.
import { createSocket, type Socket } from 'node:dgram'
import { readFile } from 'node:fs/promises'
import { isIPv6 } from 'node:net'
import type { At } from './at.ts'
import { plainAddress } from './sender.ts'
import type { Inlet, Listener } from './tcp.ts'

const kernelBytes = 8 * 1024 * 1024
const reportEveryMs = 10_000

export async function listenUdp(at: At, inlet: Inlet, dropped: (count: number) => void): Promise<Listener> {
  const socket = createSocket({ type: isIPv6(at.host) ? 'udp6' : 'udp4', recvBufferSize: kernelBytes })
  let [lost, kernelLost] = [0, 0]
  socket.on('message', (message, from) => {
    if (inlet.isFull()) {
      lost++
      return
    }
    const whole = trimmed(message)
    if (whole.length > 0) inlet.take(whole, { address: plainAddress(from.address), name: null })
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.bind({ port: at.port, address: at.host }, () => {
      socket.off('error', reject)
      resolve()
    })
  })
  socket.on('error', () => {})
  const count = async (): Promise<void> => {
    const inKernel = await kernelDrops(socket)
    const all = lost + Math.max(0, inKernel - kernelLost)
    lost = 0
    kernelLost = Math.max(kernelLost, inKernel)
    if (all > 0) dropped(all)
  }
  const timer = setInterval(() => void count(), reportEveryMs)
  return {
    port: socket.address().port,
    pause() {},
    async close() {
      clearInterval(timer)
      await count()
      await new Promise<void>((resolve) => socket.close(() => resolve()))
    },
  }
}

function trimmed(message: Buffer): Buffer {
  let end = message.length
  while (end > 0 && (message[end - 1] === 10 || message[end - 1] === 13 || message[end - 1] === 0)) end--
  return message.subarray(0, end)
}

/** Datagrams that the kernel threw away because nobody took them in time (Linux says it; elsewhere 0). */
async function kernelDrops(socket: Socket): Promise<number> {
  const port = socket.address().port.toString(16).toUpperCase().padStart(4, '0')
  const tables = await Promise.all(['udp', 'udp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')))
  return tables
    .flatMap((table) => table.split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${port}`))
    .reduce((sum, fields) => sum + Number(fields.at(-1) ?? 0), 0)
}
