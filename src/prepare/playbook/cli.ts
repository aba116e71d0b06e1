// `hikeshi playbook …`: playbooks as files. None of it needs a desk.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Language } from '#src/core/language.ts'
import { say, speaker } from '#src/core/words.ts'
import { toCacao } from './cacao-export.ts'
import { fromCacao } from './cacao-import.ts'
import { readText } from './cli-file.ts'
import { playbookCliWords } from './cli-words.ts'
import { importNotes, importRefusals } from './import-words.ts'
import { playbooksFor } from './kind.ts'
import { library, libraryFolder } from './library.ts'
import { outline } from './outline.ts'
import { type Playbook, stepsOf } from './playbook.ts'
import { type FileProblem, tell } from './problem.ts'
import { type ReadPlaybook, readPlaybook } from './read.ts'

export type Told = {
  readonly lang: Language
  readonly json: boolean
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

const shown = ({ line, field, message, file }: { file: string; line: number | null; field: string; message: string }) =>
  `${file}${line === null ? '' : `:${line}`}: ${field === '' ? '' : `${field}: `}${message}`

/** 0 when every playbook is sound, 1 when one is not. */
export function checkPlaybooks(paths: readonly string[], { lang, json, out, err }: Told): number {
  const t = speaker(playbookCliWords, lang)
  const files = (paths.length > 0 ? paths : [libraryFolder]).flatMap(yamlFiles)
  const ids = new Map<string, string>()
  let wrong = 0
  for (const file of files) {
    const { playbook, problems } = readFile(file)
    const found: FileProblem[] = [...problems]
    if (playbook && ids.has(playbook.id))
      found.push({ file, line: 1, field: 'id', code: 'double', facts: { id: playbook.id } })
    if (playbook) ids.set(playbook.id, file)
    const told = found.map((one) => tell(one, lang))
    if (told.length > 0) wrong++
    if (json)
      out(
        JSON.stringify({
          file,
          id: playbook?.id ?? null,
          ok: told.length === 0,
          steps: playbook ? stepsOf(playbook).length : null,
          problems: told,
        }),
      )
    else for (const one of told) out(shown(one))
  }
  err(t('check.sum', { count: files.length, ok: files.length - wrong, wrong }))
  return wrong > 0 ? 1 : 0
}

export function listPlaybooks({ kind }: { readonly kind?: string }, { lang, json, out }: Told): number {
  const t = speaker(playbookCliWords, lang)
  for (const playbook of kind === undefined ? library() : playbooksFor(library(), [kind])) {
    const { id, name, version, kinds, when } = playbook
    const steps = stepsOf(playbook).length
    if (json) out(JSON.stringify({ id, name, version, kinds, when, phases: playbook.phases.length, steps }))
    else out(t('list.line', { id: id.padEnd(28), name: name[lang], steps }))
  }
  return 0
}

export function showPlaybook(name: string, told: Told): number {
  const playbook = named(name, told)
  if (!playbook) return 1
  told.out(told.json ? JSON.stringify(playbook) : outline(playbook, told.lang))
  return 0
}

export function exportPlaybook(name: string, format: 'cacao' | 'yaml', told: Told): number {
  const playbook = named(name, told)
  if (!playbook) return 1
  if (format === 'cacao')
    told.out(JSON.stringify(toCacao(playbook, { lang: told.lang }), null, told.json ? undefined : 2))
  else told.out(told.json ? JSON.stringify(playbook) : stringify(playbook, { lineWidth: 0 }).trimEnd())
  return 0
}

/** 0 when every file was taken in, 1 when one was refused. */
export function importPlaybooks(files: readonly string[], today: string, { lang, json, out, err }: Told): number {
  const t = speaker(playbookCliWords, lang)
  let refused = 0
  for (const file of files) {
    const given = readText(file)
    const { playbook, notes, refusals } =
      'text' in given
        ? fromCacao(given.text, today)
        : {
            playbook: null,
            notes: [],
            refusals: [{ field: '', code: 'unreadable' as const, facts: { detail: given.detail } }],
          }
    const worded = {
      notes: notes.map(({ field, code, facts }) => ({ field, code, message: say(importNotes[code], lang, facts) })),
      refusals: refusals.map(({ field, code, facts }) => ({
        field,
        code,
        message: say(importRefusals[code], lang, facts),
      })),
    }
    if (!playbook) refused++
    if (json) out(JSON.stringify({ file, ok: playbook !== null, ...worded, playbook }))
    else {
      if (playbook) out(stringify(playbook, { lineWidth: 0 }).trimEnd())
      err(
        playbook
          ? t('import.taken', { file, steps: stepsOf(playbook).length, notes: notes.length })
          : t('import.refused', { file }),
      )
      for (const one of [...worded.refusals, ...worded.notes]) err(shown({ file, line: null, ...one }))
    }
  }
  return refused > 0 ? 1 : 0
}

const yamlFiles = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => join(path, name))
    : [path]

function readFile(file: string): ReadPlaybook {
  const given = readText(file)
  if ('text' in given) return readPlaybook(given.text, file)
  return {
    playbook: null,
    problems: [{ file, line: null, field: '', code: 'unreadable', facts: { detail: given.detail } }],
  }
}

/** A playbook by its id or by a file; what is wrong with the file is said. */
function named(name: string, { lang, err }: Told): Playbook | null {
  const ours = library().find((one) => one.id === name)
  if (ours) return ours
  if (!existsSync(name)) {
    err(say(playbookCliWords['not-found'], lang, { name }))
    return null
  }
  const { playbook, problems } = readFile(name)
  for (const one of problems) err(shown(tell(one, lang)))
  return playbook
}
