// An event: one log line, normalised to flat ECS names, its raw line whole beside it.
export type Value = string | number | boolean | readonly string[] | readonly number[]

/** Keys come in the order of `newEvent`, then as the formats add them: the same line always gives the same text. */
export type LogEvent = Record<string, Value | undefined>

export type LineErrorCode =
  | 'line-too-long'
  | 'not-this-format'
  | 'time-unreadable'
  | 'input-damaged'
  | 'format-failed'
  | 'too-deep'

export function newEvent(line: string): LogEvent {
  return {
    '@timestamp': undefined,
    'event.kind': 'event',
    'event.dataset': undefined,
    'event.category': undefined,
    'event.type': undefined,
    'event.action': undefined,
    'event.outcome': undefined,
    'event.original': line,
    message: undefined,
  }
}

/** A line that cannot be read is an event too: what it says is kept, and why it could not be read. */
export function fail(event: LogEvent, code: LineErrorCode, reason: string): LogEvent {
  event['event.kind'] = 'pipeline_error'
  event['error.code'] = code
  event['error.message'] = reason
  return event
}

/** Category, type, action and outcome in one line of a format: `mark(event, ['authentication'], ['start'], 'ssh_login', 'success')`. */
export function mark(
  event: LogEvent,
  category: readonly string[],
  type: readonly string[],
  action?: string,
  outcome?: 'success' | 'failure' | 'unknown',
): void {
  event['event.category'] = category
  event['event.type'] = type
  if (action !== undefined) event['event.action'] = action
  if (outcome !== undefined) event['event.outcome'] = outcome
}
