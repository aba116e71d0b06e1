// A port that was found open on a machine: what answers there, and who or what keeps it open (S0-5, S1-24).
import { z } from 'zod'

/** `rightful`: it is meant to be open. Every other one is open beyond that, and why. */
export const PortCause = z.enum(['rightful', 'by-itself', 'by-user', 'by-intruder', 'by-firewall', 'unknown'])
export type PortCause = z.infer<typeof PortCause>

export const OpenPort = z.object({
  port: z.number().int().min(1).max(65_535),
  protocol: z.enum(['tcp', 'udp']).default('tcp'),
  /** What answers, with its version where that is known. */
  name: z.string().trim().max(200).default(''),
  cause: PortCause.default('unknown'),
})
export type OpenPort = z.infer<typeof OpenPort>
export const portsMax = 100

/** As one line of a list: `443/tcp https`. */
export const sayPort = ({ port, protocol, name }: OpenPort): string => `${port}/${protocol} ${name}`.trim()
