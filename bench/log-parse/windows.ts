// windows/evtx (the JSON of it): the event's own System block is the answer; every EventData value must be kept under winlog.event_data.
import { readFileSync } from 'node:fs'
import type { Case, Fields } from './case.ts'
import { at, filesUnder } from './where.ts'

export function* windows(): Generator<Case> {
  for (const file of filesUnder('windows', 'evtx', 'json')) {
    if (!file.endsWith('.jsonl')) continue
    const text = readFileSync(file, 'utf8')
    const rows = text.trimEnd().split('\n')
    if (rows[0] === '') continue
    yield {
      set: 'windows-evtx',
      format: 'windows json',
      isOther: false,
      name: file.slice(at('windows', 'evtx', 'json').length + 1),
      text,
      zone: 'UTC',
      expect: rows.map((row, index) => ({ line: index + 1, fields: fields(row) })),
    }
  }
}

function fields(row: string): Fields {
  try {
    // biome-ignore lint/suspicious/noExplicitAny: the shape is the data's
    const system = (JSON.parse(row) as any).Event?.System ?? {}
    const id = system.EventID?.['#text'] ?? system.EventID
    return {
      'event.code': id,
      'host.name': system.Computer,
      'winlog.channel': system.Channel,
      'winlog.provider_name': system.Provider?.['#attributes']?.Name,
      'winlog.record_id': system.EventRecordID,
      '@timestamp': system.TimeCreated?.['#attributes']?.SystemTime,
    }
  } catch {
    return {}
  }
}
