/** What changed, told after commit to everybody who has the page open. Ids only: whoever hears it asks again with their own rights. */
export type Change = {
  readonly topic: 'incident' | 'report' | 'record' | 'people' | 'alert' | 'desk'
  readonly id: string | null
  readonly seq?: number
}
