// The documents say what is: links, commands, settings, paths and counts are held against the program itself.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { hikeshi } from '#src/cli/program.ts'
import { settings } from '#src/server/config.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))
const documents = files.filter((path) => path.endsWith('.md'))
const readme = read('README.md')
const manifest = JSON.parse(read('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>

/** What stands between backticks, and the rows of tables by the text of their first cell. */
const quoted = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!)
const rows = (text: string): string[][] =>
  [...text.matchAll(/^\|(.*)\|$/gm)]
    .map((match) => match[1]!.split('|').map((cell) => cell.trim()))
    .filter(([first]) => first !== undefined && !/^-*$/.test(first))

test('every link from one document to another leads somewhere', () => {
  const dead: string[] = []
  for (const path of documents)
    for (const [, target = ''] of read(path).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target) || target.startsWith('#')) continue
      if (!existsSync(join(root, dirname(path), target.split('#')[0]!))) dead.push(`${path}: ${target}`)
    }
  assert.deepEqual(dead, [])
})

/** Verbs, and nouns that also do something by themselves (`hunt FILE` beside `hunt start`). */
const leavesOf = (command: Command, path: readonly string[]): (readonly [string, Command])[] => [
  ...command.commands.flatMap((one) => leavesOf(one, [...path, one.name()])),
  ...(command.commands.length === 0 || command.registeredArguments.length > 0
    ? [[path.join(' '), command] as const]
    : []),
]
const program = await hikeshi()
const verbs = leavesOf(program, [])

test('each noun of the command line is there when only its room is loaded', async () => {
  const missing: string[] = []
  for (const noun of program.commands.map((one) => one.name())) {
    const { commands } = await hikeshi(noun)
    if (!commands.some((one) => one.name() === noun) || commands.length === program.commands.length) missing.push(noun)
  }
  assert.deepEqual(missing, [])
})

test('every command that the README names exists with the options that it names', () => {
  const wrong: string[] = []
  for (const [line, words = ''] of readme.matchAll(/^(?:bin\/)?hikeshi ([^#\n]*)/gm)) {
    const found = verbs.find(([name]) => words === name || words.startsWith(`${name} `))
    if (!found) wrong.push(line)
    for (const [flag] of words.matchAll(/--[a-z-]+/g))
      if (found && !found[1].options.some((one) => one.long === flag)) wrong.push(`${line}: ${flag}`)
  }
  assert.deepEqual(wrong, [])
})

test('every command of the program stands in the README', () => {
  assert.deepEqual(
    verbs.map(([name]) => name).filter((name) => !new RegExp(`hikeshi ${name}\\b`).test(readme)),
    [],
  )
})

test('every command and option of the program says what it does', () => {
  const silent = verbs.flatMap(([name, verb]) => [
    ...(verb.description() ? [] : [name]),
    ...verb.options.filter((one) => one.description === '').map((one) => `${name} ${one.long}`),
  ])
  assert.deepEqual(silent, [])
})

test('the README lists the settings that the program reads, and no others', () => {
  const sources = files.filter((path) => /^(src|bin|demo)\//.test(path) && /hikeshi$|\.tsx?$/.test(path))
  const used = new Set(sources.flatMap((path) => read(path).match(/HIKESHI_[A-Z]+(?:_[A-Z]+)*/g) ?? []))
  for (const name of Object.keys(settings)) used.add(name)
  const listed = new Set(readme.match(/HIKESHI_[A-Z]+(?:_[A-Z]+)*|DATABASE_URL/g))
  assert.deepEqual([...listed].sort(), [...used].sort())
})

test('every npm script that a document names exists', () => {
  const missing = documents.flatMap((path) =>
    [...read(path).matchAll(/npm run ([a-z][a-z:-]*[a-z])(?![a-z:-])/g)]
      .map((match) => match[1]!)
      .filter((name) => !(name in manifest.scripts))
      .map((name) => `${path}: ${name}`),
  )
  assert.deepEqual(missing, [])
})

test('the architecture fits on two pages, and every place that it names exists', () => {
  const text = read('docs/ARCHITECTURE.md')
  assert.ok(text.trimEnd().split('\n').length <= 150)
  const exists = (place: string): boolean =>
    [place, `src/${place}`].some((path) => existsSync(join(root, path))) ||
    files.some((path) => `/${path}`.includes(place.endsWith('/') ? `/${place}` : `/${place}`))
  const places = quoted(text).filter((one) => /^[\w.-]+(?:\/[\w.-]*)+$|^[\w-]+\.(?:ts|sql|md)$/.test(one))
  assert.ok(places.length > 20)
  assert.deepEqual(
    places.filter((place) => !exists(place)),
    [],
  )
})

test('the requirements stand each once, are counted rightly, and lead to what exists', () => {
  const text = read('docs/requirements.md')
  const listed = rows(text).filter(([number = '']) => /^S\d-\d+$/.test(number))
  const last = { S0: 66, S1: 70, S2: 36, S3: 140, S4: 22 }
  const wanted = Object.entries(last).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, at) => `${part}-${at + 1}`),
  )
  assert.deepEqual(
    listed.map(([number]) => number),
    wanted,
  )
  const counted = (state: string): number => listed.filter((row) => row[2] === state).length
  assert.ok(
    text.includes(
      `**${counted('met')} met, ${counted('partly')} partly, ${counted('not yet')} not yet, ${wanted.length} in all.**`,
    ),
  )
  assert.equal(counted('met') + counted('partly') + counted('not yet'), wanted.length)
  const vague = listed.filter(([, what = '', state, where = '']) => {
    const isHeld = quoted(where).length > 0
    return !/ · .*[\u3040-\u30ff\u4e00-\u9fff]/.test(what) || where === '' || (state === 'met' && !isHeld)
  })
  assert.deepEqual(vague, [])
  assert.deepEqual(
    listed.flatMap(([, , , where = '']) => quoted(where)).filter((path) => !existsSync(join(root, path))),
    [],
  )
})

test('the glossary has one row for each word', () => {
  const terms = rows(read('docs/glossary.md'))
    .map(([english = '']) => english)
    .filter((english) => english !== 'English')
    .flatMap((english) => english.split(', '))
  assert.ok(terms.length > 100)
  assert.deepEqual(
    terms.filter((term, at) => terms.indexOf(term) !== at),
    [],
  )
})

test('every dependency that the program or its tests use has its reason in the decisions', () => {
  const reasons = read('docs/decisions/0003-dependencies.md')
  const code = files
    .filter((path) => /^(src|test|demo|bench)\/.*\.(tsx?|css)$|^vite\.config\.ts$/.test(path))
    .map(read)
    .join('\n')
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  assert.deepEqual(
    names.filter((name) => new RegExp(`['"]${name}(/[^'"]*)?['"]`).test(code) && !reasons.includes(`\`${name}\``)),
    [],
  )
})

test('no file names a package registry or a place of one machine, or holds a private key', () => {
  const hosts = ['registry.npmjs', 'npmjs.org', 'pypi.org', 'deb.debian', 'rubygems.org', 'proxy.golang']
  const places = ['work', 'root'].map((name) => `(?<![\\w.-])/${name}/`)
  const forbidden = new RegExp([...hosts.map((host) => host.replace('.', '\\.')), ...places].join('|'))
  const key = /-----BEGIN [A-Z ]*PRIVATE KEY[A-Z ]*-----[\s\\nr]+[\w+/=]{40}/
  const own = 'test/docs.test.ts'
  const wrong = files
    // Log lines of the fixtures name the places that such lines name.
    .filter(
      (path) => path !== own && !path.startsWith('test/golden/log/') && !/\.(png|jpe?g|woff2?|zip|pdf|msg)$/.test(path),
    )
    .filter((path) => {
      const text = read(path)
      return forbidden.test(text) || key.test(text)
    })
  assert.deepEqual(wrong, [])
})
