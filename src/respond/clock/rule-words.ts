import { words } from '#src/core/words.ts'

/** How a deadline is reckoned, in words: every step that was done, and what is not sure about it. */
export const clockWords = words({
  'applies.disabled': {
    ja: '有効にしていない（施行前の案など）。',
    en: 'Not switched on: a proposal, or not in force.',
  },
  'applies.not-in-force': { ja: 'この日には施行されていない。', en: 'Not in force on this day.' },
  'applies.open': { ja: 'まだ答えのない質問で決まる。', en: 'Questions that are still open decide it.' },
  'applies.none': { ja: 'どの要件にも当たらない。', en: 'None of its triggers fits.' },

  start: { ja: '起点：{event}。{at}。', en: 'Start: {event}, {at}.' },
  'start.sent': { ja: '起点：「{stage}」を送ったとき。{at}。', en: 'Start: when “{stage}” was sent, {at}.' },
  'start.day': {
    ja: '起点：{event}。{at}（時刻は分からない）。',
    en: 'Start: {event}, {at}; the time of day is not known.',
  },
  'start.earliest': {
    ja: '起点：{event}。時刻が正確には分からないため、最も早い{at}から数える。',
    en: 'Start: {event}. The time is not exact, so the earliest is taken: {at}.',
  },
  'start.missing': {
    ja: '起点：{event}。その日時がまだない。',
    en: 'Start: {event}. It has not happened, or nobody has said when.',
  },
  'start.missing.sent': {
    ja: '起点：「{stage}」を送ったとき。まだ送っていない。',
    en: 'Start: when “{stage}” is sent. It has not been sent yet.',
  },
  'start.future': { ja: '起点がこれからの日時なので、確かめること。', en: 'The start lies in the future: check it.' },
  'start.before-law': {
    ja: '起点が適用開始（{from}）より前なので、この規定が当てはまるか確かめること。',
    en: 'The start is before this rule took effect ({from}): check whether it applies at all.',
  },
  hours: {
    ja: '{amount}時間後は{at}。夜も週末も休日も止まらない。',
    en: '{amount, plural, one {# hour} other {# hours}} later is {at}; hours run through nights, weekends and holidays.',
  },
  'year-end': { ja: '暦年の末日（{day}）から数える。', en: 'Counted from the end of the calendar year, {day}.' },
  'days.counted': {
    ja: '初日を1日目と数え、1日目は{first}、{amount}日目は{last}。',
    en: 'The first day counts: day 1 is {first}, day {amount} is {last}.',
  },
  'days.not-counted': {
    ja: '初日（{first}）は数えず、{amount}日目は{last}。',
    en: 'The first day, {first}, does not count; day {amount} is {last}.',
  },
  'business-days.counted': {
    ja: '初日を含めて営業日だけを数え、{amount}営業日目は{last}{passed}。',
    en: 'Only business days count, the first day too; business day {amount} is {last}{passed}.',
  },
  'business-days.not-counted': {
    ja: '初日（{first}）は数えず営業日だけを数え、{amount}営業日目は{last}{passed}。',
    en: 'Only business days count, and not the first day, {first}; business day {amount} is {last}{passed}.',
  },
  'business-days.passed': {
    ja: '（休日{count}日を飛ばした）',
    en: ' ({count, plural, one {# closed day} other {# closed days}} passed over)',
  },
  months: {
    ja: '{from}から{amount}か月後の同じ日は{last}。',
    en: '{amount, plural, one {# month} other {# months}} from {from} is the same day, {last}.',
  },
  'months.short': {
    ja: '{from}から{amount}か月後の月に同じ日がないため、その月の末日{last}。',
    en: '{amount, plural, one {# month} other {# months}} from {from}: that month has no such day, so its last one, {last}.',
  },
  moved: {
    ja: '{from}は{why}なので、次の開庁日{to}に移る。',
    en: '{from} is {why}, so it moves to the next open day, {to}.',
  },
  'moved.noon': {
    ja: '{from}は{why}なので、次の営業日{to}の正午に移る。',
    en: '{from} is {why}, so it moves to noon of the next working day, {to}.',
  },
  'why.weekend': { ja: '土曜か日曜', en: 'a Saturday or Sunday' },
  'why.holiday': { ja: '休日（{name}）', en: 'a holiday ({name})' },
  'why.closing': { ja: '閉庁日', en: 'a day on which the authority is closed' },
  due: { ja: '期限は{at}。', en: 'Due {at}.' },
  capped: {
    ja: 'ただし「{event}」から{amount}時間（{at}）を超えない。早い方をとる。',
    en: 'In any case not later than {amount, plural, one {# hour} other {# hours}} after this: {event} ({at}). The earlier one is taken.',
  },
  'capped.not': {
    ja: '「{event}」から{amount}時間（{at}）はすでに過ぎた後に始まったため、この上限は当てはまらない。',
    en: 'It started only after the {amount, plural, one {# hour} other {# hours}} from the following had passed, so that limit does not apply: {event} ({at}).',
  },
  'capped.alone': {
    ja: '{missing}の日時がまだないため、遅くとも「{event}」から{amount}時間の{at}。',
    en: 'At the latest {at}: {amount, plural, one {# hour} other {# hours}} after {event}. Not known yet: {missing}.',
  },
  word: { ja: '数字の期限はない。定めは「{word}」。', en: 'There is no number. The rule says: “{word}”.' },
  'set-by-you': {
    ja: '期限は組織が自分で入れる。',
    en: 'The organisation sets this time itself.',
  },
  because: { ja: '{because}', en: '{because}' },
  'or-due.longer': {
    ja: '{amount}{unit}になることもあるが（{because}）、まだ答えがないため短い方をとる。',
    en: 'It may be {amount} {unit} ({because}), but that is not answered yet, so the shorter one is taken.',
  },
  'or-due.shorter': {
    ja: '{amount}{unit}と短くなることがある（{because}）。まだ答えがないので、先に確かめること。',
    en: 'It may be only {amount} {unit} ({because}). That is not answered yet: find out first.',
  },
  'unit.hours': { ja: '時間', en: 'hours' },
  'unit.days': { ja: '日', en: 'days' },
  'unit.business-days': { ja: '営業日', en: 'business days' },
  'unit.months': { ja: 'か月', en: 'months' },
  aim: { ja: '目安は{at}まで。', en: 'Aim for {at}.' },
  unsure: { ja: '【未確認】{text}', en: 'Not sure: {text}' },
  unverified: {
    ja: '【未確認】原典とまだ照らし合わせていない。',
    en: 'Not sure: nobody has held this against its source yet.',
  },
})
