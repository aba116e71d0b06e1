// Commands of a CACAO step as text for a person: nothing that comes in a playbook is ever run.
import { isObject, type JsonObject } from './cacao.ts'
import type { ImportNote } from './cacao-walk.ts'

const COMMANDS_MAX = 50

export function commandsOf(
  step: JsonObject,
  field: string,
  note: (field: string, code: ImportNote['code'], facts?: ImportNote['facts']) => void,
): string[] {
  const commands = Array.isArray(step.commands) ? step.commands.filter(isObject).slice(0, COMMANDS_MAX) : []
  return commands.flatMap((command, at) => {
    const type = typeof command.type === 'string' ? command.type.slice(0, 60) : ''
    const here = `${field}.commands.${at}`
    const packed = typeof command.command_b64 === 'string' ? unpacked(command.command_b64) : null
    const words = typeof command.command === 'string' && command.command !== '' ? command.command : packed
    for (const name of Object.keys(command))
      if (!['type', 'command', 'command_b64', 'description'].includes(name))
        note(`${here}.${name}`, 'dropped', { name })
    if (words === null) {
      note(here, 'command-unreadable', { type })
      return []
    }
    if (type !== 'manual') note(here, 'command', { type })
    const said = typeof command.description === 'string' ? command.description : ''
    return [said, type === 'manual' ? words : `${type}: ${words}`].filter((part) => part !== '')
  })
}

function unpacked(packed: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(packed), (one) => one.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
