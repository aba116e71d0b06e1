// Makes `dist/agent/hikeshi-agent.mjs`: `node agent/bundle.ts [FOLDER]`. One file to carry to a host that has Node and nothing else.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export async function bundleAgent(folder: string): Promise<{ file: string; bytes: number }> {
  const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { version: string }
  await build({
    configFile: false,
    root: here('..'),
    logLevel: 'error',
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
  return { file, bytes: statSync(file).size }
}

if (import.meta.main) {
  const made = await bundleAgent(process.argv[2] ?? here('../dist/agent'))
  process.stdout.write(`${JSON.stringify(made)}\n`)
}
