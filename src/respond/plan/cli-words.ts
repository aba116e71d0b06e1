import { words } from '#src/core/words.ts'

/** What `hikeshi task` says of itself and answers. */
export const planCliWords = words({
  task: { ja: 'インシデントの対策計画の作業', en: 'tasks of an incident’s plan' },
  'task.list': {
    ja: '作業を一覧する（--incident がなければ自分と部局の作業）',
    en: 'list tasks; without --incident one’s own',
  },
  'task.list.open': { ja: '終わっていないものだけ', en: 'only what is not over' },
  'task.add': { ja: '作業を加える', en: 'add a task' },
  'task.done': {
    ja: '作業が済んだと記録する。REF は 2026-0001/3 の形（案件の番号/作業の番号）',
    en: 'record that a task is done; REF is like 2026-0001/3 (incident/task)',
  },
  'task.title': { ja: '何をするか', en: 'what to do' },
  'task.detail': { ja: '詳しい内容', en: 'details' },
  'task.unit': { ja: '担当の部局', en: 'the unit that does it' },
  'task.outside': { ja: '担当の外部の相手', en: 'the outside party that does it' },
  'task.email': { ja: '部局か外部の相手のメールアドレス', en: 'e-mail address of the unit or outside party' },
  'task.due': { ja: '期限（2003-06-17 13:30、または RFC 3339）', en: 'due at (2003-06-17 13:30, or RFC 3339)' },
  'task.due-after': { ja: '期限を覚知からの分で', en: 'due so many minutes after the notice' },
  'task.minutes': { ja: '所要時間（分）', en: 'how many minutes it takes' },
  'task.after': {
    ja: '先に済ませる作業の番号（繰り返し指定できる）',
    en: 'number of a task that comes first; may be given again',
  },
  'task.proof': { ja: '済んだことを示すもの', en: 'what shows that it is done' },
  'task.answer': { ja: '手順書の問いへの答えの id', en: 'id of the answer to the playbook’s question' },
  none: { ja: '作業はありません', en: 'no tasks' },
  added: { ja: '作業 {ref} を加えました', en: 'task {ref} added' },
  done: { ja: '作業 {ref} を済みにしました', en: 'task {ref} is done' },
  'bad-ref': {
    ja: '「{ref}」は作業の番号ではありません。2026-0001/3 のように書いてください。',
    en: '“{ref}” names no task. Write it like 2026-0001/3.',
  },
  'no-number': {
    ja: 'インシデント {incident} に作業{number}はありません。hikeshi task list --incident {incident} で一覧できます。',
    en: 'Incident {incident} has no task {number}. hikeshi task list --incident {incident} shows them.',
  },
  'two-owners': { ja: '--unit と --outside は一方だけにしてください。', en: 'Give --unit or --outside, not both.' },
  'two-dues': { ja: '--due と --due-after は一方だけにしてください。', en: 'Give --due or --due-after, not both.' },
  'state.todo': { ja: '未着手', en: 'to do' },
  'state.doing': { ja: '着手', en: 'doing' },
  'state.waiting': { ja: '待ち', en: 'waiting' },
  'state.done': { ja: '済み', en: 'done' },
  'state.dropped': { ja: '取りやめ', en: 'dropped' },
  'row.due': { ja: '期限 {at}', en: 'due {at}' },
  'row.late': { ja: '期限 {at}（超過）', en: 'due {at} (late)' },
  'row.waits': { ja: '先に {tasks}', en: 'after {tasks}' },
  'row.held': { ja: 'ゲート待ち', en: 'held by a gate' },
})
