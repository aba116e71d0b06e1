// A number that grows with every change of what people see, here or in another process: what was counted before may be wrong then.

const generations = new WeakMap<object, { count: number }>()

/** From here on changes of what lies behind this handle are counted. */
export const beginGenerations = (db: object): void => void generations.set(db, { count: 0 })

export function changed(db: object): void {
  const generation = generations.get(db)
  if (generation) generation.count++
}

/** Null when nobody tells of changes, as within a transaction. */
export const generationOf = (db: object): number | null => generations.get(db)?.count ?? null
