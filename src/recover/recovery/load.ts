// Reads recovery/checklist.yaml once.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { Checklist, type Item, itemsOf } from './checklist.ts'

const path = resolve(import.meta.dirname, '../../..', 'recovery', 'checklist.yaml')
let loaded: { readonly checklist: Checklist; readonly items: ReadonlyMap<number, Item> } | undefined

export function recoveryChecklist() {
  if (!loaded) {
    const checklist = Checklist.parse(parse(readFileSync(path, 'utf8')))
    loaded = { checklist, items: new Map(checklist.headings.flatMap(itemsOf).map((one) => [one.s3, one])) }
  }
  return loaded
}
