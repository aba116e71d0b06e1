// The lines that differ between two texts, as `diff -u` shows them (Myers' way, within bounds).

export type DiffLine = { readonly kind: 'same' | 'gone' | 'come'; readonly text: string }
const mostSteps = 600

/** Every line with what became of it. Texts with more differences than anybody reads are shown as all gone, all come. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [linesOf(before), linesOf(after)]
  let [from, endA, endB] = [0, a.length, b.length]
  while (from < endA && from < endB && a[from] === b[from]) from++
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const same = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind: 'same', text }))
  return [...same(a.slice(0, from)), ...middle(a.slice(from, endA), b.slice(from, endB)), ...same(a.slice(endA))]
}

const linesOf = (text: string): string[] => {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const trace: Map<number, number>[] = []
  const reach = new Map<number, number>([[1, 0]])
  for (let steps = 0; steps <= Math.min(a.length + b.length, mostSteps); steps++) {
    trace.push(new Map(reach))
    for (let k = -steps; k <= steps; k += 2) {
      const isDown = k === -steps || (k !== steps && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
      let x = isDown ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach.set(k, x)
      if (x >= a.length && x - k >= b.length) return backwards(a, b, trace)
    }
  }
  return [...a.map((text) => ({ kind: 'gone', text }) as const), ...b.map((text) => ({ kind: 'come', text }) as const)]
}

function backwards(a: readonly string[], b: readonly string[], trace: readonly Map<number, number>[]): DiffLine[] {
  const found: DiffLine[] = []
  let [x, y] = [a.length, b.length]
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const reach = trace[steps]!
    const k = x - y
    const isDown = k === -steps || (k !== steps && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
    const previous = isDown ? k + 1 : k - 1
    const fromX = reach.get(previous) ?? 0
    const fromY = fromX - previous
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      found.push({ kind: 'same', text: a[--x]! })
      y--
    }
    if (steps === 0) break
    if (isDown) found.push({ kind: 'come', text: b[--y]! })
    else found.push({ kind: 'gone', text: a[--x]! })
  }
  return found.reverse()
}

/** What differs, with a few lines around it; `null` stands for lines that were left out. */
export function shortDiff(lines: readonly DiffLine[], around = 3): (DiffLine | null)[] {
  const shown: (DiffLine | null)[] = []
  for (const [at, line] of lines.entries()) {
    const isNear = lines.slice(Math.max(0, at - around), at + around + 1).some((one) => one.kind !== 'same')
    if (isNear) shown.push(line)
    else if (shown.at(-1) !== null) shown.push(null)
  }
  return shown
}
