import { words } from '#src/core/words.ts'

/** What is wrong with a playbook, and what to do about it. */
export const playbookProblems = words({
  'not-yaml': {
    ja: 'YAMLとして読めません。この行の字下げ、コロンのあとの空白、引用符を確かめてください。',
    en: 'This is not YAML. Check the indentation, the space after colons and the quotes of this line.',
  },
  'too-large': {
    ja: '大きすぎます（上限は{max, number}文字）。手順書を分けてください。',
    en: 'It is too large (at most {max, number} characters). Split it into several playbooks.',
  },
  unreadable: {
    ja: '開けません（{detail}）。パス、権限、文字コード（UTF-8）を確かめてください。',
    en: 'It cannot be opened ({detail}). Check path, rights and encoding (UTF-8).',
  },
  missing: { ja: 'この項目がありません。書き足してください。', en: 'This field is missing. Add it.' },
  'unknown-field': {
    ja: 'この項目は使われません。綴りを直すか、消してください。',
    en: 'Nobody reads this field. Correct its spelling or take it out.',
  },
  empty: { ja: '空です。日本語と英語の両方を書いてください。', en: 'It is empty. Write it in both languages.' },
  'too-long': {
    ja: '長すぎます（{max, number}文字まで）。短くしてください。',
    en: 'It is too long (at most {max, number} characters). Shorten it.',
  },
  'too-many': {
    ja: '多すぎます（上限は{max, number}）。減らしてください。',
    en: 'There are too many (at most {max, number}). Take some out.',
  },
  'too-few': {
    ja: '足りません（最低{min, number}）。書き足してください。',
    en: 'There are too few (at least {min, number}). Add some.',
  },
  'not-offered': { ja: '使える値は次のとおりです: {choices}', en: 'Choose one of: {choices}.' },
  'wrong-type': {
    ja: '値の型が違います（{type, select, array {一覧} object {項目と値の組} string {文字} number {数} int {整数} boolean {true か false} other {{type}}}にしてください）。',
    en: 'The value is of the wrong type: make it {type, select, array {a list} object {fields with values} string {text} number {a number} int {a whole number} boolean {true or false} other {{type}}}.',
  },
  'wrong-form': {
    ja: '書き方が違います。同梱の手順書の同じ項目を見てください。',
    en: 'It is not written as it must be. Look at the same field of a playbook that came with Hikeshi.',
  },
  double: {
    ja: 'id「{id}」が二度あります。どちらかを変えてください。',
    en: 'The id “{id}” stands twice. Change one of them.',
  },
  'unknown-step': {
    ja: '手順「{step}」がありません。idを直すか、手順を書き足してください。',
    en: 'There is no step “{step}”. Correct the id or add the step.',
  },
  circle: {
    ja: '手順が互いを待っています: {steps}。どこかの after かゲートを外してください。',
    en: 'Steps wait for one another: {steps}. Take out one “after” or gate of the circle.',
  },
  'after-below': {
    ja: '下にある手順「{step}」を待っています。実施する順に並べてください。',
    en: 'It waits for “{step}”, which stands below it. Write steps in the order in which they are done.',
  },
  'two-answers': {
    ja: '手順「{step}」は「{question}」の答えにも入っています。片方から外してください。',
    en: 'The step “{step}” belongs to an answer of “{question}” already. Take it out of one of them.',
  },
  'answer-above': {
    ja: '手順「{step}」が、問い「{question}」より上にあります。問いのあとに置いてください。',
    en: 'The step “{step}” stands above its question “{question}”. Move it below.',
  },
  'no-first': {
    ja: '最初の段階が first ではありません。最初の五分に行うことを先頭に置いてください。',
    en: 'The first phase is not “first”. Put what is done in the first five minutes on top.',
  },
  'first-later': {
    ja: 'first の段階は先頭に一つだけ置けます。別の stage にしてください。',
    en: 'Only the phase on top can be “first”. Give this one another stage.',
  },
  'first-long': {
    ja: '最初の五分の手順は{max, number}個までです。残りを次の段階に移してください。',
    en: 'The first five minutes hold {max, number} steps at most. Move the rest to the next phase.',
  },
  'too-many-steps': {
    ja: '手順が多すぎます（上限は{max, number}）。手順書を分けてください。',
    en: 'There are too many steps (at most {max, number}). Split it into several playbooks.',
  },
  'gate-itself': {
    ja: '手順「{step}」が、ゲートの前と後ろの両方にあります。needs か holds から外してください。',
    en: 'The step “{step}” stands before and behind its own gate. Take it out of “needs” or “holds”.',
  },
  'gate-provisional': {
    ja: 'このゲートは暫定対応の手順を待つものです。needs に provisional の段階の手順を入れてください。',
    en: 'This gate waits for first aid. Name a step of a “provisional” phase in “needs”.',
  },
  'no-gate': {
    ja: '暫定対応と本格対応の両方がありますが、provisional-before-full のゲートがありません。書き足してください。',
    en: 'It has first aid and a cure but no gate “provisional-before-full” between them. Add one.',
  },
})
