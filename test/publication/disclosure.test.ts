// No item that its source withholds from the public stands in any byte of the exported folder, in whatever spelling somebody wrote it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noContact } from '#src/core/contact.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { everybody } from '#src/respond/notice/recipient.ts'
import { composePublic, type PublicWorld } from '#src/respond/publication/public-text.ts'
import { letterOfStage, Stage } from '#src/respond/publication/publication.ts'
import { siteFiles } from '#src/respond/publication/site.ts'
import { letterFacts } from '#test/paper/letter-facts.ts'
import { leaksIn, worlds } from '../notice/world.ts'

const runs = 60
const letterOf = (stage: Stage) => knowledge().printLetters.find((one) => one.id === letterOfStage[stage])!

/** A world of notices, in which what was to be written to one goes to everybody: every place of the letter holds what somebody typed. */
const publicWorlds = fc.tuple(worlds, fc.constantFrom(...Stage.options)).map(([world, stage]) => {
  const letter = letterOf(stage)
  const typed = [world.incident.title, ...Object.values(world.given)].filter(
    (text) => text !== '' && text !== undefined,
  )
  const given = (lang: 'ja' | 'en') =>
    Object.fromEntries(
      letter.places.map(({ id, kind }, i) => {
        const text = typed[i % typed.length]!
        if (kind === 'line') return [id, text.replace(/\s+/g, ' ').trim().slice(0, 400) || 'x']
        if (kind === 'text') return [id, text.trim() || 'x']
        if (kind === 'list') return [id, [text, 'x']]
        return [id, kind === 'rows' ? [{ at: 'x', what: text }] : letterFacts(letter, lang)[id]]
      }),
    )
  const own = { name: world.desk.name, contact: world.desk.contact, link: world.desk.link }
  const made: PublicWorld = {
    letter,
    incident: world.incident,
    sources: world.sources,
    sightings: world.sightings,
    given: { ja: given('ja'), en: given('en') } as never,
    asOf: world.now,
    zone: 'Asia/Tokyo',
    own: { ja: own, en: own },
    follows: {},
  }
  return { world: { ...world, to: { ...everybody, person: '', house: '', zone: 'Asia/Tokyo' } }, stage, made }
})

const folderOf = (stage: Stage, text: ReturnType<typeof composePublic>['text']) =>
  siteFiles(
    [
      {
        slug: '20261122-1',
        versions: [
          {
            issue: 1,
            stage,
            text,
            asOf: '2026-11-22T00:00:00Z',
            publishedAt: '2026-11-22T00:00:00Z',
            sha256: '0',
            hidesEarlier: false,
          },
        ],
      },
    ],
    { organisation: 'Example Desk', contact: noContact, zone: 'Asia/Tokyo', base: 'https://mirror.example', now: '' },
  )

test('nothing that its source withholds stands in any byte of the folder, whatever was typed into the page', () => {
  fc.assert(
    fc.property(publicWorlds, ({ world, stage, made }) => {
      const { text, faults } = composePublic(made)
      fc.pre(faults.length === 0)
      const bytes = folderOf(stage, text).flatMap((file) => [file.path, unescaped(file.text)])
      assert.deepEqual(leaksIn(world, [...bytes, JSON.stringify(text)].join('\n')), [])
    }),
    { numRuns: runs },
  )
})

test('the watcher sees what leaks: the same pages without the judge are found out', () => {
  const found = fc.sample(publicWorlds, { numRuns: 40, seed: 3 }).flatMap(({ world, stage, made }) => {
    const { text } = composePublic({ ...made, sources: [] })
    return leaksIn(
      world,
      folderOf(stage, text)
        .map((file) => unescaped(file.text))
        .join('\n'),
    )
  })
  assert.ok(found.length > 10, String(found.length))
})

/** As whoever opens the page reads it. */
const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
