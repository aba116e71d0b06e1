import { useEffect, useRef, useSyncExternalStore } from 'react'

/** A key that does something on this page. `label` is what the list under `?` says of it. */
export type KeyAct = {
  /** As `KeyboardEvent.key` says it: `j`, `Enter`, `?`, or `g i` for one after the other; `mod+k` with Ctrl or Cmd. */
  readonly key: string
  readonly label: string
  readonly run: (event: KeyboardEvent) => void
  readonly isOff?: boolean
}
type Group = { readonly title: string; readonly acts: readonly KeyAct[] }

const groups = new Map<symbol, Group>()
let shown: readonly Group[] = []
const hearers = new Set<() => void>()
function tell(): void {
  shown = [...groups.values()]
  for (const hear of hearers) hear()
}

/** All keys that work now, in groups: for the list under `?`. */
export const useKeyGroups = (): readonly Group[] =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => shown,
  )

const textInputs = /^(text|search|email|password|url|tel|number|date|time|datetime-local|month|week)$/

/** Whether keys now belong to a field, a menu or a dialog, and not to the page. */
function isTaken(event: KeyboardEvent): boolean {
  // 229: an input method is composing; its Enter chooses a word and sends nothing.
  if (event.isComposing || event.keyCode === 229) return true
  const target = event.target instanceof HTMLElement ? event.target : null
  if (!target) return false
  if (target.isContentEditable || target.closest('textarea, select, [role="menu"], [role="listbox"]')) return true
  if (target instanceof HTMLInputElement && textInputs.test(target.type)) return true
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}

let first = ''
let firstAt = 0
const sequenceMs = 1_200

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented) return
  const withMod = event.ctrlKey || event.metaKey
  const all = [...groups.values()].reverse().flatMap((group) => group.acts.filter((act) => !act.isOff))
  if (withMod) {
    const act = all.find((one) => one.key === `mod+${event.key.toLowerCase()}`)
    if (!act || event.isComposing) return
    event.preventDefault()
    act.run(event)
    return
  }
  if (event.altKey || isTaken(event)) return
  const name = event.key
  const sequence = Date.now() - firstAt < sequenceMs ? `${first} ${name}` : ''
  const act = (sequence && all.find((one) => one.key === sequence)) || all.find((one) => one.key === name)
  first = name
  firstAt = Date.now()
  if (!act) return
  // A button or link that has the focus keeps its own Enter and Space.
  if ((name === 'Enter' || name === ' ') && (event.target as Element).closest?.('a, button, summary, input')) return
  event.preventDefault()
  firstAt = 0
  act.run(event)
}

/** Keys of a page while it is open. Typing in fields, composing Japanese and open dialogs are left alone. */
export function useKeys(title: string, acts: readonly KeyAct[]): void {
  const last = useRef(acts)
  last.current = acts
  const faces = acts.map((act) => `${act.key}\t${act.label}\t${act.isOff ?? false}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done is read when a key is pressed
  useEffect(() => {
    const id = Symbol(title)
    const stable = last.current.map((act, at) => ({
      ...act,
      run: (event: KeyboardEvent) => last.current[at]?.run(event),
    }))
    if (groups.size === 0) document.addEventListener('keydown', listen)
    groups.set(id, { title, acts: stable })
    tell()
    return () => {
      groups.delete(id)
      if (groups.size === 0) document.removeEventListener('keydown', listen)
      tell()
    }
  }, [title, faces])
}
