import { words } from '#src/core/words.ts'
import { helpDeskWords } from '../help-desk-words.ts'
import { phaseWords } from '../phase-words.ts'

/** The help desk of a mass reset: what to say now, what was asked. */
export const deskWords = words({
  ...helpDeskWords,
  ...phaseWords,
  now: { ja: 'いまの段階：{phase}', en: 'Now: {phase}' },
  'now.until': { ja: '（{at}まで）', en: ' (until {at})' },
  'now.none': { ja: 'いまはどの段階でもありません。', en: 'No phase of the plan runs now.' },
  'say.none': {
    ja: 'この段階の手引きはまだありません。インシデントの「一括再設定」で書けます。',
    en: 'Nothing is written for this phase yet. It is written on the mass reset of the incident.',
  },
  'count.title': { ja: '質問を数える', en: 'Count a question' },
  'count.by': { ja: 'どこで', en: 'Asked by' },
  'count.topic': { ja: '何について', en: 'About' },
  'count.act': { ja: '数える', en: 'Count it' },
  'count.total': {
    ja: 'これまで{count, number}件',
    en: '{count, plural, one {# question} other {# questions}} so far',
  },
  'manual.title': { ja: '窓口', en: 'Help desk' },
  'manual.none': {
    ja: '段階ごとに、窓口で何と答えるか、どう本人確認するかを書いておくと、窓口の画面に出ます。',
    en: 'Write what the desk says in each phase, and how people show who they are; it stands on the page of the desk.',
  },
  'manual.write': { ja: '手引きを書く', en: 'Write the manual' },
  'manual.part': { ja: 'どの部分か', en: 'Part' },
  'manual.ja': { ja: '日本語', en: 'Japanese' },
  'manual.en': { ja: '英語', en: 'English' },
  'manual.save': { ja: '新しい版にする', en: 'Save as a new version' },
  'manual.version': { ja: '第{version}版 {at} {by}', en: 'Version {version}, {at}, {by}' },
  'load.told': {
    ja: '質問{count, number}件（{topics}）',
    en: '{count, plural, one {# question} other {# questions}} ({topics})',
  },
  'load.peak': {
    ja: '最も多かった1時間：{at}から{count, number}件（窓口の能力は1時間に{capacity, number}件）',
    en: 'Busiest hour: {count, number} from {at} on (the counters manage {capacity, number} an hour)',
  },
  'load.changes': {
    ja: '本人による変更が最も多かった1時間：{at}から{count, number}件',
    en: 'Most own changes in an hour: {count, number} from {at} on',
  },
})
