/** The first circle among steps that wait for one another, as the way round it; null where there is none. */
export function circleIn(waits: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  for (const start of waits.keys()) {
    // Walked without recursion: a file from elsewhere may hold a chain of any length.
    const trail: string[] = []
    const on = new Set<string>()
    const open: { readonly id: string; next: number }[] = []
    const enter = (id: string): void => {
      open.push({ id, next: 0 })
      trail.push(id)
      on.add(id)
    }
    if (!done.has(start)) enter(start)
    while (open.length > 0) {
      const top = open.at(-1)!
      const to = waits.get(top.id)?.[top.next++]
      if (to === undefined) {
        open.pop()
        trail.pop()
        on.delete(top.id)
        done.add(top.id)
      } else if (on.has(to)) return [...trail.slice(trail.indexOf(to)), to]
      else if (!done.has(to) && waits.has(to)) enter(to)
    }
  }
  return null
}
