import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { say } from '#src/core/words.ts'
import { lang, t } from '../../agent/fault.ts'
import { agentWords } from '../../agent/words.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
type Key = keyof typeof agentWords
const facts = new Proxy({}, { get: (_, name) => `<${String(name)}>`, has: () => true })
const needsSpeaker = (key: Key): boolean => /\{\w+,/.test(agentWords[key].ja + agentWords[key].en)

test('the agent says its sentences as the desk would, and leaves those with counts to the speaker', () => {
  const keys = Object.keys(agentWords) as Key[]
  for (const key of keys.filter((one) => !needsSpeaker(one)))
    assert.equal(t(key, facts), say(agentWords[key], lang, facts), key)
  const sources = globSync(['agent/**/*.ts'], { cwd: root, exclude: ['**/*.test.ts'] })
  for (const path of sources)
    for (const [, key] of readFileSync(join(root, path), 'utf8').matchAll(/\b(?:t|AgentFault)\(\s*'([a-z.-]+)'/g))
      assert.ok(!needsSpeaker(key as Key), `${path}: ${key}`)
})

test('an agent that idles holds no schema, no command line, no YAML and no formatter', () => {
  const seen = new Set<string>()
  const outside = new Set<string>()
  const look = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(file, 'utf8').replace(/^import type [^']*'[^']+'$/gm, '')
    for (const [, path] of text.matchAll(/^(?:import|export)\b[^']*?\bfrom '([^']+)'$/gm))
      if (path!.startsWith('.')) look(join(dirname(file), path!))
      else if (path!.startsWith('#src/')) look(join(root, 'src', path!.slice(5)))
      else if (!path!.startsWith('node:')) outside.add(`${relative(root, file)}: ${path}`)
  }
  for (const start of ['main.ts', 'running.ts', 'run.ts', 'order.ts', 'keep-watching.ts'])
    look(join(root, 'agent', start))
  assert.ok(seen.size > 15)
  assert.deepEqual([...outside], [])
})
