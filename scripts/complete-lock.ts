// Adds to package-lock.json the optional packages of other platforms that `npm install` left out because its registry lacks them:
// `npm ci` refuses a lock file that does not name every one.
import { readFileSync, writeFileSync } from 'node:fs'

interface Entry {
  version?: string
  dev?: boolean
  license?: string
  optionalDependencies?: Record<string, string>
}

const path = 'package-lock.json'
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Entry & Record<string, unknown>> }
const systems = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'aix']
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64']

const added: string[] = []
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (Object.keys(lock.packages).some((one) => one.endsWith(`node_modules/${name}`))) continue
    const os = systems.find((system) => name.includes(`-${system}`) || name.includes(`/${system}`))
    const cpu = processors.find((processor) => name.includes(processor)) ?? (name.includes('-arm') ? 'arm' : undefined)
    if (!os || !cpu) throw new Error(`${name} ${version}: cannot tell its platform; add it by hand`)
    const libc = name.includes('musl') ? ['musl'] : os === 'linux' && name.includes('gnu') ? ['glibc'] : undefined
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev ? { dev: true } : {}),
      ...(libc ? { libc } : {}),
      license: entry.license ?? 'MIT',
      optional: true,
      os: [os],
    }
    added.push(`${name} ${version}`)
  }
}
const { '': root, ...rest } = lock.packages
const sorted = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)))
lock.packages = { '': root!, ...sorted }
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length ? `added ${added.join(', ')}` : 'nothing was missing')
