// Makes `dist/agent/hikeshi-agent.mjs`: `node agent/bundle.ts [FOLDER]`. One file to carry to a host that has Node and nothing else.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Node's own parts are asked for when the code that needs them runs. An `import` asks for each at the start and for all that it has, of
 * `node:http` a whole second client: 15 MB that an agent at rest would hold. */
const partsWhenNeeded: Plugin = {
  name: 'parts-when-needed',
  enforce: 'pre',
  // What Rolldown itself asks for stands before all else.
  resolveId: (id) => (id.startsWith('node:') && id !== 'node:module' ? `\0${id}.cjs` : null),
  load: (id) =>
    id.startsWith('\0node:') ? `module.exports = process.getBuiltinModule('${id.slice(1, -'.cjs'.length)}')` : null,
}

export async function bundleAgent(folder: string): Promise<{ file: string; bytes: number }> {
  const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { version: string }
  await build({
    configFile: false,
    root: here('..'),
    logLevel: 'error',
    plugins: [partsWhenNeeded],
    publicDir: false,
    define: {
      HIKESHI_VERSION: JSON.stringify(version),
      IS_ONE_FILE: 'true',
      COLLECTOR: JSON.stringify(readFileSync(here('collect.sh'), 'utf8')),
    },
    resolve: { alias: [{ find: /^#src\//, replacement: here('../src/') }] },
    ssr: { noExternal: true },
    build: {
      ssr: here('main.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node22',
      minify: true,
      reportCompressedSize: false,
      rolldownOptions: { output: { entryFileNames: 'hikeshi-agent.mjs', codeSplitting: false } },
    },
  })
  const file = join(folder, 'hikeshi-agent.mjs')
  // A program with one letter beyond Latin is held by Node with two bytes for each of its signs.
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/\P{ASCII}/gu, (sign) =>
      [...Array(sign.length).keys()].map((at) => escaped(sign[at]!)).join(''),
    ),
  )
  return { file, bytes: statSync(file).size }
}

if (import.meta.main) {
  const made = await bundleAgent(process.argv[2] ?? here('../dist/agent'))
  process.stdout.write(`${JSON.stringify(made)}\n`)
}
