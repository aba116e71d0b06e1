// What the desk says about its database: it crashed, it is gone (tries continue), it is back (read again what you show).
export type Trouble = { readonly kind: 'database-crashed' | 'database-back' | 'database-gone'; readonly detail: string }
export type TellTrouble = (event: Trouble) => void

export function troubleBoard(log: (line: string) => void) {
  const listeners = new Set<TellTrouble>()
  const tell: TellTrouble = (event) => {
    log(`${event.kind}: ${event.detail}`)
    for (const listener of listeners) {
      try {
        listener(event)
      } catch (error) {
        log(`a listener to database trouble failed: ${error}`)
      }
    }
  }
  return { tell, onTrouble: (listener: TellTrouble) => void listeners.add(listener) }
}
