import type { Playbook } from './playbook.ts'

/** How closely a playbook is meant for one of these kinds: the longer the tag that fits, the closer; 0 where none does. */
export function closeness(playbook: Pick<Playbook, 'kinds'>, kinds: readonly string[]): number {
  let best = 0
  for (const ours of playbook.kinds)
    for (const kind of kinds) {
      if (kind === ours) best = Math.max(best, ours.length + 1)
      else if (kind.startsWith(`${ours}/`)) best = Math.max(best, ours.length)
    }
  return best
}

/** The playbooks for an incident of these kinds, the closest first. */
export function playbooksFor<P extends Pick<Playbook, 'kinds'>>(
  playbooks: readonly P[],
  kinds: readonly string[],
): P[] {
  return playbooks
    .map((playbook) => ({ playbook, close: closeness(playbook, kinds) }))
    .filter(({ close }) => close > 0)
    .sort((a, b) => b.close - a.close)
    .map(({ playbook }) => playbook)
}
