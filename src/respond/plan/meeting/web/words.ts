import { words } from '#src/core/words.ts'

export const meetingPageWords = words({
  title: { ja: '打ち合わせ', en: 'Meetings' },
  none: {
    ja: 'まだありません。誰と何を話すかを先に書いておくと、決めたことと作業がつながります。',
    en: 'None yet. Say beforehand who meets about what, and what was decided and taken on hangs together.',
  },
  call: { ja: '打ち合わせを予定する', en: 'Call a meeting' },
  hold: { ja: '結果を書く', en: 'Write what came of it' },
  change: { ja: '結果を改める', en: 'Change what came of it' },
  subject: { ja: '何の打ち合わせか', en: 'What it is about' },
  planned: { ja: 'いつ', en: 'When' },
  place: { ja: '場所', en: 'Where' },
  invited: { ja: '相手', en: 'With whom' },
  agenda: { ja: '議題', en: 'Agenda' },
  'agenda.hint': { ja: '一行に一つ', en: 'One a line' },
  overdue: { ja: '結果がまだ書かれていません', en: 'Nobody has written what came of it' },
  held: { ja: '開いた時刻', en: 'Held at' },
  people: { ja: '出席した人', en: 'Who was there' },
  decided: { ja: '決めたこと', en: 'What was decided' },
  tasks: { ja: '生まれた作業', en: 'Tasks that came of it' },
  follow: { ja: 'これから行う作業', en: 'Who does what now' },
  'follow.hint': {
    ja: '一行に一つ「作業,担当,期日（2026-12-01）」。計画の作業になります。',
    en: 'One a line: task, who, day (2026-12-01). Each becomes a task of the plan.',
  },
  'follow.wrong': { ja: '読めない行があります：{lines}行目', en: 'Lines that cannot be read: {lines}' },
  save: { ja: '記録する', en: 'Save' },
})
