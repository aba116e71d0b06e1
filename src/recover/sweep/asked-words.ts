import { words } from '#src/core/words.ts'

/** What a unit reads on its page of a sweep. */
export const askedSweepWords = words({
  hosts: { ja: '機器ごとの結果', en: 'Machine by machine' },
  'hosts.hint': {
    ja: '予備機とバックアップも確かめてください。使っていないものから戻ってくることがあります。',
    en: 'Standby machines and backups too, please: what is left on them comes back.',
  },
  rest: {
    ja: '未確認のものはすべて調べ、該当なしだった',
    en: 'All that are not checked above were looked at and are clean',
  },
  list: { ja: '調べた機器', en: 'Machines that were looked at' },
  more: { ja: 'ここにない機器', en: 'Machines that are not listed' },
  'more.hint': {
    ja: '1行に「機器,結果」（該当なし、該当あり、対処済み、未確認）。予備機は「,予備」、バックアップは「,バックアップ」を続けます。',
    en: 'A line each: machine,result (clean, hit, fixed, unchecked). Add “,standby” or “,backup” for those.',
  },
  'more.many': {
    ja: 'お尋ねした機器は{count, number}台です。上にないものは、ここに書いてください。',
    en: 'You were asked about {count, number} machines: write those that are not above here.',
  },
  answer: { ja: '全体としての答え', en: 'Your answer as a whole' },
  'answer.clean': { ja: '該当なし', en: 'Nothing was found' },
  'answer.hit': { ja: '該当あり（助けが要る）', en: 'Something was found, and we need help' },
  'answer.fixed': { ja: '該当があったが、対処した', en: 'Something was found, and we have dealt with it' },
  note: { ja: '見つけたこと・したこと', en: 'What you found and did' },
  send: { ja: '答える', en: 'Answer' },
  change: { ja: '答えを改める', en: 'Change the answer' },
})
