// A syslog message of a program that no format knows: time, host, program, text.
import type { LogFormat } from '../format.ts'

export const syslog: LogFormat = {
  name: 'syslog',
  title: { ja: 'syslog(一般)', en: 'Syslog (any program)' },
  dataset: 'system.syslog',
  /** Some programs write several lines; those after the first begin with a blank. */
  continues: (line) => /^[ \t]\S/.test(line) || /^\t/.test(line),
  read(text, event) {
    event.message = text
    const repeated = /^(?:-+ )?last message repeated (\d{1,9}) times?(?: -+)?$/.exec(text)
    if (repeated !== null) {
      event['event.action'] = 'message-repeated'
      event['log.repeated'] = Number(repeated[1])
    }
    return true
  },
}
