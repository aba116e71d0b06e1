import { words } from '#src/core/words.ts'

export const integrityRefusals = words({
  'integrity.sent.too-large': {
    ja: '送られたものが大きすぎます（展開して{limit} MBまで）。対象のパスを分けてください。',
    en: 'What was sent is too large (at most {limit} MB unpacked). Split the paths.',
  },
  'integrity.sent.unreadable.invalid': {
    ja: '送られたものは読めないか、途中で切れています。もう一度送ってください。',
    en: 'What was sent cannot be read, or was cut. Send it again.',
  },
  'integrity.baseline.invalid': {
    ja: '{trouble, select, cut {この基準は途中で切れています。} altered {この基準は作られた後に変えられています。} signature {この基準の署名は合いません。} other {これは基準のファイルではありません。}}受け取りませんでした。',
    en: '{trouble, select, cut {This baseline was cut off.} altered {This baseline was altered after it was made.} signature {The signature of this baseline is wrong.} other {This is no baseline.}} It was not taken.',
  },
  'integrity.baseline.not-found': {
    ja: '「{host}」のその基準はデスクにありません。先に基準を作ってください。',
    en: 'The desk has no such baseline of “{host}”. Take one first.',
  },
  'integrity.host.invalid': {
    ja: '基準にあるホスト名は使えません。--host で名前を付けてください。',
    en: 'The name of the host in the baseline cannot be used. Give one with --host.',
  },
  'integrity.host.not-found': {
    ja: 'そのホストの基準もエージェントもありません。',
    en: 'There is neither a baseline nor an agent of that host.',
  },
  'integrity.check.not-found': { ja: 'その照合結果はありません。', en: 'There is no such check.' },
  'integrity.agent.not-found': {
    ja: '「{host}」という名前の登録されたエージェントがありません。',
    en: 'No enrolled agent is named “{host}”.',
  },
  'integrity.agent.already-busy': {
    ja: '「{host}」のエージェントは、先に済ませるべき別の依頼を受けています。終わってから頼んでください。',
    en: 'The agent of “{host}” has something else to do that goes first. Ask again when that is done.',
  },
  'integrity.order.not-found': {
    ja: 'この依頼は出ていないか、取り消されたか、済んでいます。',
    en: 'Nobody asked for this, or it was taken back or done already.',
  },
  'integrity.window.ends-before.invalid': {
    ja: '終わりは始まりより後にしてください。',
    en: 'It must end after it begins.',
  },
  'integrity.window.too-long.invalid': {
    ja: '作業時間は{days}日までです。それより長い変更は、新しい基準を作ってください。',
    en: 'A change window lasts at most {days} days. After a longer change take a new baseline.',
  },
  'integrity.window.name.already-used': {
    ja: '「{name}」という名前はすでに使われています。',
    en: 'The name “{name}” was used before.',
  },
  'integrity.window.not-found': {
    ja: 'その変更予定はないか、取り下げられています。',
    en: 'There is no such change window, or it was withdrawn.',
  },
})

export const integrityEntryWords = words({
  'integrity.baseline.kept': {
    ja: '「{host}」の正常な状態の基準を保管した（{entries, number}件、SHA-256 {seal}、署名の鍵 {key}）。理由：{reason}',
    en: 'Kept the baseline of “{host}” ({entries, plural, one {# entry} other {# entries}}, SHA-256 {seal}, signed by {key}). Reason: {reason}',
  },
  'integrity.seen': {
    ja: '「{host}」の変更を、起きたその場で見つけた（重大{critical, number}、高{high, number}、中{medium, number}、低{low, number}、想定内{expected, number}）',
    en: 'Saw “{host}” change as it changed (critical {critical, number}, high {high, number}, medium {medium, number}, low {low, number}, expected {expected, number})',
  },
  'integrity.overrun': {
    ja: '「{host}」で一度に多くの変更があり、見落としがあるかもしれないため、全体の照合を頼んだ',
    en: 'So much changed on “{host}” at once that some of it may have been missed: a check of everything was asked for',
  },
  'integrity.checked': {
    ja: '「{host}」を基準と照合した（{looked, number}件）：重大{critical, number}、高{high, number}、中{medium, number}、低{low, number}、想定内{expected, number}',
    en: 'Checked “{host}” against its baseline ({looked, number} looked at): critical {critical, number}, high {high, number}, medium {medium, number}, low {low, number}, expected {expected, number}',
  },
  'integrity.ordered': {
    ja: '「{host}」のエージェントに{kind, select, baseline {新しい基準を作る} other {基準と照合する}}よう求めた。理由：{reason}',
    en: 'Asked the agent of “{host}” to {kind, select, baseline {take a new baseline} other {check against the baseline}}. Reason: {reason}',
  },
  'integrity.order.failed': {
    ja: '「{host}」のエージェントは求められたことができなかった：{detail}',
    en: 'The agent of “{host}” could not do what it was asked: {detail}',
  },
  'integrity.scheduled': {
    ja: '「{host}」の定期照合：{hours, plural, =0 {行わない} other {#時間ごと}}',
    en: 'Regular checks of “{host}”: {hours, plural, =0 {none} one {every hour} other {every # hours}}',
  },
  'integrity.window.announced': {
    ja: '変更予定「{name}」（ホスト {hosts}、{paths}、{from}〜{to}、責任者 {owner}）。理由：{reason}',
    en: 'Change window “{name}” announced (hosts {hosts}, {paths}, {from} to {to}, owner {owner}). Reason: {reason}',
  },
  'integrity.window.withdrawn': {
    ja: '変更予定「{name}」を取り下げた。理由：{reason}',
    en: 'Change window “{name}” withdrawn. Reason: {reason}',
  },
})
