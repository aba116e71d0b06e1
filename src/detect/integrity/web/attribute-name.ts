import { goodStateWords } from './words.ts'

type Words = keyof typeof goodStateWords
const named = (name: string): name is Extract<Words, `attribute.${string}`> => name in goodStateWords

/** What an attribute is called; one that only some system knows keeps the name that it has there. */
export function attributeName(t: (word: Extract<Words, `attribute.${string}`>) => string, name: string): string {
  const word = `attribute.${name}`
  return named(word) ? t(word) : name
}
