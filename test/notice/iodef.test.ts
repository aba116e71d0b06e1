// The IODEF document beside a notice: read back by our own parser, the same facts come out, and no line of a log can break it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { iodefFormat, iodefReports } from '#src/detect/report/parse/iodef.ts'
import { type Node, readXml } from '#src/detect/report/parse/iodef-xml.ts'
import { type IodefFacts, iodefOf } from '#src/respond/notice/iodef.ts'

const facts: IodefFacts = {
  number: '2026-0001',
  now: '2026-07-06T05:30:00.000Z',
  lang: 'ja',
  tlp: 'amber',
  desk: { name: '神戸の窓口 & <CSIRT>', email: 'desk@desk.example', domain: 'desk.example' },
  kinds: ['rsit:information-gathering/scanner'],
  sources: [
    { type: 'ipv4-addr', value: '192.0.2.1', role: 'source', port: 22 },
    { type: 'domain-name', value: 'www.example.net', role: 'source', port: null },
  ],
  firstSeen: '2026-07-05T22:20:00.000Z',
  lastSeen: '2026-07-06T02:55:00.000Z',
  lines: [
    { raw: 'Jul  6 07:20:00 gate sshd[1]: Failed password from 192.0.2.1 port 22', at: '2026-07-05T22:20:00.000Z' },
  ],
  description: '外からの探査',
}
const intake = { now: new Date('2026-07-06T06:00:00Z') }
const namesOf = (node: Node): string[] => node.children.map((child) => child.name)

test('what leaves as IODEF comes in again with the same addresses, times, label and kind', () => {
  const { root, problems } = readXml(iodefOf(facts)!)
  assert.deepEqual(problems, [])
  assert.equal(iodefFormat(root!), 'iodef-2')
  const [report] = iodefReports(root!, 'iodef-2', [], intake as never)
  assert.equal(report!.ok, true)
  assert.equal(report!.reference, '2026-0001')
  assert.equal(report!.subject, '外からの探査')
  assert.equal(report!.tlp, 'AMBER')
  assert.deepEqual(report!.kinds, ['rsit:information-gathering/scanner'])
  assert.equal(Date.parse(report!.occurred!.at!), Date.parse('2026-07-05T22:20:00Z'))
  assert.equal(Date.parse(report!.occurred!.until!), Date.parse('2026-07-06T02:55:00Z'))
  assert.equal(report!.reporter.organisation, '神戸の窓口 & <CSIRT>')
  assert.equal(report!.reporter.email, 'desk@desk.example')
  const sources = report!.observables.filter((one) => one.role === 'source').map((one) => one.value)
  assert.deepEqual(sources.sort(), ['192.0.2.1', 'www.example.net'])
  assert.match(report!.logLines[0]!.raw, /Failed password from 192\.0\.2\.1/)
})

test('its elements stand in the order of the schema', () => {
  const incident = readXml(iodefOf(facts)!).root!.children[0]!
  assert.deepEqual(namesOf(incident), [
    ...['IncidentID', 'StartTime', 'EndTime', 'ReportTime', 'GenerationTime', 'Description', 'Assessment', 'Contact'],
    'EventData',
  ])
  assert.deepEqual(namesOf(incident.children.at(-1)!), ['Flow', 'Flow', 'Expectation', 'Record'])
})

test('whatever somebody wrote into a log, a name or a title, the document is whole and says the same', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(']]>', '<!DOCTYPE a [', '&x;', '\u0000\u001b[2J', '</Incident>'),
  )
  fc.assert(
    fc.property(wild, wild, (raw, description) => {
      const text = iodefOf({ ...facts, description, lines: [{ raw, at: null }] })!
      const { root, problems } = readXml(text)
      assert.deepEqual(problems, [])
      const incident = root!.children[0]!
      assert.equal(incident.children.length, 9)
      const record = incident.children.at(-1)!.children.at(-1)!
      assert.deepEqual(namesOf(record.children[0]!), ['RecordItem'])
    }),
    { numRuns: 40 },
  )
})

test('without an address of the desk, or of theirs, there is none', () => {
  assert.equal(iodefOf({ ...facts, desk: { ...facts.desk, email: '', domain: '' } }), null)
  assert.equal(iodefOf({ ...facts, sources: [] }), null)
})
