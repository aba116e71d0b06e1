// wazuh-ossec-rule-tests: OSSEC's reading of whole lines (logtesting); the lines of the rule tests carry no fields, they only must be read.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Case, Fields } from './case.ts'
import { filesUnder, jsonLines } from './where.ts'

const names: Readonly<Record<string, string>> = {
  program_name: 'process.name',
  srcip: 'source.ip',
  srcport: 'source.port',
  dstip: 'destination.ip',
  dstport: 'destination.port',
  dstuser: 'user.name',
  proto: 'network.transport',
}

export function* wazuh(): Generator<Case> {
  for (const res of filesUnder('detect', 'wazuh-ossec-rule-tests', 'logtesting')) {
    if (!res.endsWith('/res') || !existsSync(join(dirname(res), 'log'))) continue
    for (const [index, part] of readFileSync(res, 'utf8').split('**Phase 1').slice(1).entries()) {
      const line = part.match(/full event: '(.*)'/)?.[1]
      if (line) yield wazuhCase('logtesting', `${dirname(res).split('/').at(-1)}:${index}`, line, fields(part))
    }
  }
  for (const row of jsonLines('detect', 'wazuh-ossec-rule-tests', 'cases.jsonl')) {
    const { file, section, logs, decoder } = row as Record<string, string> & { logs: { line: string }[] }
    for (const { line } of logs) if (line) yield wazuhCase(decoder ?? 'none', `${file} ${section}`, line, {})
  }
}

const wazuhCase = (format: string, name: string, text: string, fields: Fields): Case => ({
  set: 'wazuh-ossec-rule-tests',
  format,
  isOther: false,
  name,
  text,
  zone: 'UTC',
  isYearUnknown: true,
  expect: [{ fields }],
})

function fields(part: string): Fields {
  const out: Record<string, unknown> = {}
  for (const [, key, value] of part.matchAll(/^ {7}(\w+): '(.*)'$/gm)) {
    const name = names[key!]
    if (name && value !== '(null)' && value !== '') out[name] = value
  }
  return out
}
