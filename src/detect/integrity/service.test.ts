import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servicesOf, type Told } from './service.ts'

const checkId = '019a0000-0000-7000-8000-000000000000'
const good = (path: string, facts = {}): Told => ({ host: 'www1', path, facts })
const found = (path: string, change: string, facts = {}, explained: string | null = null): Told => ({
  ...good(path, facts),
  found: { checkId, change, explained },
})

test('over all hosts what should not listen comes first, with from where it is reached and who keeps it open', () => {
  const services = servicesOf([
    good('service:tcp/0.0.0.0:443', { program: '/usr/sbin/nginx', uid: 0 }),
    good('service:tcp/127.0.0.1:25', { program: '/usr/sbin/exim4', uid: 101 }),
    good('service:udp/[::]:123', { program: 'unknown' }),
    good('account:root', { uid: 0 }),
    found('service:tcp/[::]:4444', 'added', { program: '/tmp/.x/sh', uid: 1001 }),
    found('service:udp/[::]:123', 'removed'),
    found('service:tcp/192.0.2.4:22', 'added', { program: '/usr/sbin/sshd', uid: 0 }, 'window:CHG-12'),
  ])
  assert.deepEqual(
    services.map(({ port, reach, standing, by, program }) => [port, reach, standing, by, program]),
    [
      [4444, 'everywhere', 'new', 'person', '/tmp/.x/sh'],
      [22, 'one-address', 'explained', 'system', '/usr/sbin/sshd'],
      [443, 'everywhere', 'known', 'system', '/usr/sbin/nginx'],
      [25, 'itself', 'known', 'system', '/usr/sbin/exim4'],
    ],
  )
})

test('a service whose program became another is not as it should be', () => {
  const [one] = servicesOf([
    good('service:tcp/0.0.0.0:22', { program: '/usr/sbin/sshd', uid: 0 }),
    found('service:tcp/0.0.0.0:22', 'changed', { program: '/dev/shm/sshd', uid: 0 }),
  ])
  assert.deepEqual([one?.standing, one?.program, one?.checkId], ['altered', '/dev/shm/sshd', checkId])
})
