// What dpkg says of its packages: versions, which files are theirs, and the MD5 of each as it was delivered.
import type { BytePath } from './path.ts'

/** `openssh-server`, or `libc6:amd64` where several architectures may stand side by side, as dpkg names its own files. */
export type Installed = {
  readonly name: string
  readonly version: string
  readonly conffiles: ReadonlyMap<BytePath, string>
}

export function readStatus(text: string): Installed[] {
  return text.split('\n\n').flatMap((block) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
    const [name, version, status] = [field('Package'), field('Version'), field('Status')]
    if (!name || !version || !status?.endsWith(' installed')) return []
    const isSame = field('Multi-Arch') === 'same'
    const conffiles = new Map(
      [...(/^Conffiles:\n((?: .*\n?)*)/m.exec(block)?.[1] ?? '').matchAll(/^ (\/.*) ([0-9a-f]{32})(?: .*)?$/gm)].map(
        ([, path = '', md5 = '']) => [path, md5] as const,
      ),
    )
    return [{ name: isSame ? `${name}:${field('Architecture')}` : name, version, conffiles }]
  })
}

/** `md5  usr/bin/x`: paths without their first slash. */
export const readMd5sums = (text: string): Map<BytePath, string> =>
  new Map([...text.matchAll(/^([0-9a-f]{32}) [ *](.+)$/gm)].map(([, md5 = '', path = '']) => [`/${path}`, md5]))

export const readList = (text: string): BytePath[] =>
  text.split('\n').filter((line) => line.startsWith('/') && line !== '/.')

/** `path\ndiverted-to\npackage`, three lines each: the file of every other package stands under the second name. */
export function readDiversions(text: string): Map<BytePath, { readonly to: BytePath; readonly by: string }> {
  const lines = text.split('\n')
  const found = new Map<BytePath, { to: BytePath; by: string }>()
  for (let i = 0; i + 2 < lines.length; i += 3) found.set(lines[i]!, { to: lines[i + 1]!, by: lines[i + 2]! })
  return found
}

/** Where a path of a package really stands since `/bin` became a link to `usr/bin`. */
export const merged = (path: BytePath, links: ReadonlyMap<string, string>): BytePath => {
  const cut = path.indexOf('/', 1)
  const to = cut < 0 ? undefined : links.get(path.slice(0, cut))
  return to === undefined ? path : `${to}${path.slice(cut)}`
}
