/** Where each act is done: on which tab, and which form of it is open. */
export type Place =
  | { readonly tab: string; readonly form?: string; readonly part?: string }
  | { readonly open: 'entry' | 'edit' | 'phase' | 'close' }

const places: Readonly<Record<string, Place>> = {
  'assess-severity': { open: 'edit' },
  'set-kinds': { open: 'edit' },
  'name-lead': { tab: 'people', form: 'team' },
  'write-situation': { tab: 'situation', form: 'statement' },
  'write-summary': { tab: 'situation', form: 'summary' },
  'add-entry': { open: 'entry' },
  'add-party': { tab: 'people', form: 'party' },
  'add-observables': { tab: 'observables', form: 'add' },
  'contact-reporter': { tab: 'reports' },
  'set-phase': { open: 'phase' },
  'answer-question': { tab: 'now', form: 'answer' },
  'do-task': { tab: 'plan', form: 'task' },
  'take-up-playbook': { tab: 'plan', form: 'playbook' },
  'pass-gate': { tab: 'plan', form: 'gate' },
  'make-checkpoint': { tab: 'paper' },
  'lift-containment': { tab: 'containment' },
  'reconnect-machines': { tab: 'containment', part: 'quarantine' },
  'open-recovery': { tab: 'recovery' },
  'hold-dealing': { tab: 'recovery', part: 'outside' },
  'tell-affected': { tab: 'recovery', part: 'affected' },
  close: { open: 'close' },
}

/** An act that no page knows leads to Now, which says what there is. */
export const placeOfAct = (act: string): Place => places[act] ?? { tab: 'now' }
