// What a host is besides its files, read from what the system says of itself: who may come in, what listens, what is loaded.

export type Account = {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly home: string
  readonly shell: string
  readonly groups: readonly string[]
  /** `locked`, `none` (anybody may come in), or `set` with the day since when. */
  readonly password: string
}

const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'))

export function readAccounts(passwd: string, shadow: string, group: string): Account[] {
  const secrets = new Map(rows(shadow).map(([name = '', secret = '', day = '']) => [name, { secret, day }]))
  const groups = rows(group).map(([name = '', , , members = '']) => ({ name, members: members.split(',') }))
  return rows(passwd).flatMap(([name = '', secret = '', uid = '', gid = '', , home = '', shell = '']) => {
    if (name === '') return []
    const kept = secrets.get(name) ?? { secret, day: '' }
    const password =
      kept.secret === ''
        ? 'none'
        : kept.secret === 'x'
          ? 'unknown'
          : /^[*!]/.test(kept.secret)
            ? 'locked'
            : `set ${kept.day}`
    const of = groups.filter(({ members }) => members.includes(name)).map((one) => one.name)
    return [{ name, uid: Number(uid), gid: Number(gid), home, shell, groups: of.sort(), password }]
  })
}

export type Listening = {
  readonly protocol: string
  readonly address: string
  readonly port: number
  readonly inode: string
}

/** A table of /proc/net: who listens (TCP), or is bound with no other end (UDP). */
export function readSockets(protocol: string, text: string): Listening[] {
  const wanted = protocol.startsWith('tcp') ? '0A' : '07'
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local = '', remote = '', state = '', , , , , , inode = ''] = line.trim().split(/\s+/)
      const [address = '', port = ''] = local.split(':')
      if (state !== wanted || !/^0+:0000$/.test(remote)) return []
      return [{ protocol, address: addressOf(address), port: Number.parseInt(port, 16), inode }]
    })
}

/** Words of four bytes, each turned around as a little-endian machine keeps them. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).reverse().map((two) => Number.parseInt(two, 16)),
  )
  if (bytes.length === 4) return bytes.join('.')
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16),
  )
  const text = groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::')
  return `[${text.replace(/:{3,}/, '::')}]`
}

export const readModules = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) => name !== '')

const superuser = 'root'
/** Where what runs by itself is said: at the start, at a time, at a login, in every program. */
export const startPlaces: readonly string[] = [
  '/etc/crontab',
  '/etc/anacrontab',
  '/etc/cron.d',
  '/etc/cron.hourly',
  '/etc/cron.daily',
  '/etc/cron.weekly',
  '/etc/cron.monthly',
  '/var/spool/cron',
  '/etc/systemd/system',
  '/etc/systemd/user',
  '/etc/init.d',
  '/etc/rc.local',
  '/etc/rc.d',
  '/etc/profile',
  '/etc/profile.d',
  '/etc/ld.so.preload',
  '/etc/modules',
  '/etc/modules-load.d',
  '/etc/xdg/autostart',
  '/etc/udev/rules.d',
  '/etc/apt/apt.conf.d',
  ...['.bashrc', '.profile', '.bash_profile'].map((name) => `/${superuser}/${name}`),
]
