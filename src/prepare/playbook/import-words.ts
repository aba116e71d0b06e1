import { words } from '#src/core/words.ts'

/** Why a playbook from elsewhere was not taken in, and what to do. */
export const importRefusals = words({
  'not-json': {
    ja: 'JSONとして読めません。CACAO 2.0の手順書（JSON）を指定してください。',
    en: 'This is no JSON. Give a CACAO 2.0 playbook, which is JSON.',
  },
  'not-cacao': {
    ja: 'CACAOの手順書ではありません（type が playbook でない）。JSON Schemaや一覧ではなく、手順書そのものを指定してください。',
    en: 'This is no CACAO playbook: its type is not “playbook”. Give the playbook itself, not a schema or a list.',
  },
  'other-version': {
    ja: 'CACAOの版「{version}」は扱えません。cacao-2.0 に変換してから取り込んでください。',
    en: 'CACAO version “{version}” is not read here. Convert it to cacao-2.0 first.',
  },
  missing: {
    ja: '必須の項目「{name}」がないか、形が違います。作成元に直してもらってください。',
    en: 'The required field “{name}” is missing or of the wrong type. Ask whoever made it to correct it.',
  },
  'no-start': {
    ja: '最初の手順「{step}」が workflow にありません。workflow_start を直してください。',
    en: 'The first step “{step}” is not in the workflow. Correct workflow_start.',
  },
  'unknown-step': {
    ja: '「{step}」に進むとありますが、その手順がありません。手順を足すか、行き先を直してください。',
    en: 'It goes on to “{step}”, which does not exist. Add the step or correct where it goes.',
  },
  'unknown-type': {
    ja: '手順の種類「{type}」はCACAO 2.0にありません。',
    en: 'CACAO 2.0 knows no step of type “{type}”.',
  },
  circle: {
    ja: '手順が堂々巡りします: {steps}。終わりのある流れに直してください。',
    en: 'The steps run in a circle: {steps}. Give the workflow an end.',
  },
  'too-large': {
    ja: '大きすぎます（上限は{max, number}文字）。手順書を分けてください。',
    en: 'It is too large (at most {max, number} characters). Split it.',
  },
  'too-many-steps': {
    ja: '手順が多すぎます（上限は{max, number}）。手順書を分けてください。',
    en: 'It has too many steps (at most {max, number}). Split it.',
  },
  'no-steps': {
    ja: '最初の手順から進んでも、人が行う手順が一つもありません。',
    en: 'From its first step on, there is nothing that anybody does.',
  },
  unreadable: {
    ja: '開けません（{detail}）。パス、権限、文字コード（UTF-8）を確かめてください。',
    en: 'It cannot be opened ({detail}). Check path, rights and encoding (UTF-8).',
  },
  unsound: {
    ja: '取り込んだ結果が手順書として成り立ちません: {problem}',
    en: 'What came of it is no playbook that can be followed: {problem}',
  },
})

/** What was not carried over from a playbook of somebody else, or stands in it otherwise than it did. */
export const importNotes = words({
  'stand-ins': {
    ja: 'CACAOには理由、証拠、かかる時間、日英両方の文がありません。仮の文が入っています。承認の前に書き直してください。',
    en: 'CACAO has no reasons, proofs, durations or second language: stand-ins were put there. Write them before it is approved.',
  },
  phases: {
    ja: 'CACAOに段階はありません。最初の手順だけを「最初の五分」に置きました。',
    en: 'CACAO has no phases: only the first step was put into the first five minutes.',
  },
  dropped: { ja: '項目「{name}」は引き継いでいません。', en: 'The field “{name}” was not carried over.' },
  secrets: {
    ja: '認証情報（{count, number}件）は引き継いでいません。秘密は手順書に置きません。',
    en: 'Credentials ({count, number}) were not carried over: no secret belongs into a playbook.',
  },
  signature: {
    ja: '電子署名は確かめておらず、引き継いでいません。',
    en: 'Its signatures were neither verified nor carried over.',
  },
  revoked: {
    ja: '作成元はこの手順書を取り消しています（revoked）。使う前に確かめてください。',
    en: 'Its maker revoked this playbook. Ask before you use it.',
  },
  command: {
    ja: '「{type}」の命令は文章として引き継ぎました。火消しは実行しません。',
    en: 'The command of type “{type}” was kept as text. Hikeshi does not run it.',
  },
  'command-unreadable': {
    ja: '「{type}」の命令は文字として読めないため、引き継いでいません。',
    en: 'The command of type “{type}” is not text and was not carried over.',
  },
  parallel: {
    ja: '並行する手順は、上から順に並べました。同時に進めてかまいません。',
    en: 'Parallel steps stand one below the other; they may be done at the same time.',
  },
  loop: {
    ja: '繰り返しは「はい」の間くり返す問いとして引き継ぎました。',
    en: 'A loop became a question: repeat while the answer is yes.',
  },
  shared: {
    ja: '手順「{step}」は二つの分岐から続いています。最初の分岐だけに入れました。',
    en: 'The step “{step}” follows from two branches; it was put into the first alone.',
  },
  unreachable: {
    ja: '手順「{step}」にはどこからも進めないため、引き継いでいません。',
    en: 'No step leads to “{step}”: it was not carried over.',
  },
  'no-exception': {
    ja: '例外時の手順「{step}」が workflow にありません。',
    en: 'The step for exceptions, “{step}”, is not in the workflow.',
  },
  'no-agent': {
    ja: '担当「{agent}」の定義がありません。技術担当としました。',
    en: 'The agent “{agent}” is not defined; the step was given to “technical”.',
  },
  'wrong-start': {
    ja: '最初の手順が start ではありません。そのまま読みました。',
    en: 'The first step is no “start” step. It was read all the same.',
  },
  'wrong-value': {
    ja: '「{name}」の値がCACAO 2.0の形ではないため、使っていません。',
    en: 'The value of “{name}” is not as CACAO 2.0 has it and was not used.',
  },
  cut: {
    ja: '「{name}」は長いため、{max, number}文字で切りました。',
    en: '“{name}” was too long and was cut after {max, number} characters.',
  },
  'extension-broken': {
    ja: '火消しの拡張が壊れているか、手順が加えられています。よその手順書として読みました。',
    en: 'Our extension in it is damaged, or steps were added: it was read like any other.',
  },
  'changed-elsewhere': {
    ja: '「{name}」はよそで書き換えられています。火消しの拡張にある内容を使いました。',
    en: '“{name}” was changed elsewhere. What stands in our extension was used.',
  },
})

/** What stands in a step where its source says nothing. */
export const standIns = words({
  why: { ja: '元の手順書に理由の記載なし。', en: 'The original gives no reason.' },
  proof: { ja: '元の手順書に証拠の記載なし。', en: 'The original names no proof.' },
  when: { ja: '元の手順書に説明なし。', en: 'The original gives no description.' },
  first: { ja: '最初の五分', en: 'First five minutes' },
  rest: { ja: '手順', en: 'Steps' },
  yes: { ja: 'はい', en: 'Yes' },
  no: { ja: 'いいえ', en: 'No' },
  holds: { ja: '次の条件が成り立つか: {text}', en: 'Does this hold: {text}' },
  which: { ja: '次の値はどれか: {text}', en: 'Which value: {text}' },
  succeeded: { ja: 'うまくいったか', en: 'Did it succeed?' },
  otherwise: { ja: 'それ以外', en: 'Otherwise' },
})
