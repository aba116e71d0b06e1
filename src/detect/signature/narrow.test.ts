import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect } from './collection.ts'
import { narrowed } from './narrow.ts'
import { readRules } from './read-rules.ts'

const rule = (detection: string, logsource = '{category: webserver}', title = 'A rule'): string =>
  `title: ${title}\nlogsource: ${logsource}\ndetection:\n  selection: ${detection}\n  condition: selection\n`
const asked = (text: string, datasets: readonly string[] | null = ['apache.access', 'system.auth']) =>
  JSON.stringify(narrowed(collect(readRules('r.yml', text)), datasets))

test('a rule narrows to its kind of line and to a text that must stand in it', () => {
  const query = asked(rule("{cs-uri-stem|contains: '/upload/'}"))
  assert.ok(query.includes('"value":"apache.access"') && !query.includes('system.auth'))
  assert.ok(query.includes('{"kind":"holds","field":"url.path","texts":["/upload/"]}'), query)
  assert.ok(asked(rule("{cs-uri-stem|contains: 'webshell'}")).includes('"texts":["webshell"]'))
})

test('a rule for every event that was read here sees the lines of syslog too', () => {
  const own = '{product: hikeshi}'
  assert.ok(asked(rule('{event.outcome: failure}', own), ['system.auth']).includes('"value":"system.auth"'))
  const wordy = '{product: hikeshi, category: application}'
  assert.ok(asked(rule('{event.outcome: failure}', wordy), ['system.syslog']).includes('"value":"system.syslog"'))
})

test('a short text is looked for with the quotes of its field, where fields stand as JSON', () => {
  const agent = (how: string, text: string): string => asked(rule(`{cs-user-agent${how}: '${text}'}`))
  assert.ok(agent('', 'm').includes(JSON.stringify(['"m"'])), agent('', 'm'))
  assert.ok(agent('|endswith', '=').includes(JSON.stringify(['="'])))
  assert.ok(agent('|startswith', '_').includes(JSON.stringify(['"_'])))
})

test('a rule for one program of which nothing else is sure asks for the lines of that program', () => {
  const query = asked(rule('{user.id: 0}', '{product: linux, service: sudo}'), ['system.auth'])
  assert.ok(query.includes('{"kind":"holds","field":"process.name","texts":["sudo"]}'), query)
  assert.ok(!asked(rule('{user.id: 0}', '{product: linux, service: auth}'), ['system.auth']).includes('process.name'))
})

test('a line of which nothing tells the source is always looked at', () => {
  assert.ok(
    asked(rule('{cs-uri-stem: /upload/}')).includes('{"kind":"not","of":{"kind":"exists","field":"event.dataset"}}'),
  )
})

test('what is not sure narrows nothing away: numbers, negations, short texts, quotes, and what Windows records carry', () => {
  for (const detection of [
    '{sc-status: 404}',
    "{cs-uri-stem|contains: 'ks'}",
    "{cs-user-agent|contains: '='}",
    `{cs-uri-stem|contains: '"\\'}`,
  ])
    assert.ok(!asked(rule(detection)).includes('holds'), detection)
  const not = rule("{cs-uri-stem: '/upload/'}").replace('condition: selection', 'condition: not selection')
  assert.ok(!asked(not).includes('holds'))
  assert.ok(asked(rule("{Image|endswith: '\\whoami.exe'}", '{product: windows}')).includes('winlog.channel'))
})

test('nothing is left out when the kinds of lines are not known, or a correlation waits for the end of a window', () => {
  assert.equal(asked(rule("{cs-uri-stem: '/upload/'}"), null), '{"kind":"all"}')
  const few = `${rule("{cs-uri-stem: '/upload/'}").replace('title', 'name: up\ntitle')}---
title: Too few
correlation:
  type: event_count
  rules: [up]
  group-by: [c-ip]
  timespan: 5m
  condition: {lt: 3}
`
  assert.equal(asked(few), '{"kind":"all"}')
})
