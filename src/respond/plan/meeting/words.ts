import { words } from '#src/core/words.ts'

export const meetingRefusals = words({
  'meeting.not-found': { ja: '打ち合わせ{no}はありません。', en: 'There is no meeting {no}.' },
  'meeting.limit': {
    ja: '打ち合わせは一つのインシデントに{limit}件までです。',
    en: 'An incident has {limit} meetings at most.',
  },
  'meeting.time.future': {
    ja: 'まだ来ていない時刻です。済んでから記録してください。',
    en: 'That time has not come yet. Write it down when it has taken place.',
  },
})

/** Automatic lines about meetings. */
export const meetingEntryWords = words({
  'meeting.called': {
    ja: '打ち合わせ{no}「{subject}」を{at}に予定した。相手：{invited}。議題：{agenda}',
    en: 'Called meeting {no}, “{subject}”, for {at}. With: {invited}. Agenda: {agenda}',
  },
  'meeting.held': {
    ja: '打ち合わせ{no}「{subject}」を開いた。出席：{people}。決めたこと：{decided}（作業 {tasks}件）',
    en: 'Held meeting {no}, “{subject}”. Present: {people}. Decided: {decided} ({tasks, plural, one {# task} other {# tasks}})',
  },
  'meeting.no-agenda': { ja: '未定', en: 'not set' },
})
