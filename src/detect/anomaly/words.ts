// What each detector is called, what its threshold counts, and the one sentence that it says: what usual was, what happened, how rare that is.
import type { Language } from '#src/core/language.ts'
import { say, speaker, type Words, words } from '#src/core/words.ts'
import type { DetectorName, Finding } from './detector.ts'

export const detectorTitles = words({
  'new-address': { ja: '初めてのアドレスからのサインイン', en: 'Sign-in from a new address' },
  'new-country': { ja: '初めての国からのサインイン', en: 'Sign-in from a new country' },
  'new-port': { ja: '初めて使われたポート', en: 'Port never used before' },
  'new-process': { ja: '初めて見るプログラム', en: 'Program never seen on the host' },
  rate: { ja: 'ふだんよりずっと多いログ', en: 'Far more lines than usual' },
  'bytes-out': { ja: 'ふだんよりずっと多い送信', en: 'Far more data sent out than usual' },
  'many-destinations': { ja: '急に多くの相手へ送り始めた', en: 'Host that begins to reach many' },
  'many-recipients': { ja: 'ふだんよりずっと多い宛先へのメール', en: 'Mail to far more recipients than usual' },
  'host-scan': { ja: '多数のホストへの探索', en: 'Many hosts reached from one address' },
  'port-scan': { ja: '多数のポートへの探索', en: 'Many ports tried from one address' },
  'accounts-tried': { ja: '1つのアドレスから多数のアカウント', en: 'Many accounts tried from one address' },
  'addresses-tried': { ja: '1つのアカウントに多数のアドレス', en: 'One account tried from many addresses' },
  'success-after-failures': { ja: '多数の失敗の後のサインイン成功', en: 'Sign-in that succeeds after many failures' },
  beacon: { ja: '規則正しい間隔の通信', en: 'Calls in regular beats' },
  silence: { ja: 'ログが来なくなった', en: 'A source has fallen silent' },
  'log-gap': { ja: 'ログの空白', en: 'Gap in the log' },
  'time-jump': { ja: '時刻の飛び', en: 'Leap of the clock' },
  'sequence-gap': { ja: '連番の抜け', en: 'Missing numbers in the log' },
} satisfies Record<DetectorName, { ja: string; en: string }>)

/** What the number means from which on a detector speaks. */
export const thresholdWords = words({
  'new-address': { ja: '何回に1回より珍しいとき', en: 'when rarer than one in so many sign-ins' },
  'new-country': { ja: '何回に1回より珍しいとき', en: 'when rarer than one in so many sign-ins' },
  'new-port': { ja: '何回に1回より珍しいとき', en: 'when rarer than one in so many connections' },
  'new-process': { ja: '何回に1回より珍しいとき', en: 'when rarer than one in so many lines' },
  rate: { ja: 'ふだんの揺れの何倍か', en: 'times its own spread' },
  'bytes-out': { ja: '1時間に少なくとも何MBか', en: 'at least so many MB an hour' },
  'many-destinations': { ja: '1日の相手の数', en: 'destinations a day' },
  'many-recipients': { ja: '2時間の宛先の数', en: 'recipients in two hours' },
  'host-scan': { ja: '10分間のホストの数', en: 'hosts in ten minutes' },
  'port-scan': { ja: '10分間のポートの数', en: 'ports in ten minutes' },
  'accounts-tried': { ja: '2時間のアカウントの数', en: 'accounts in two hours' },
  'addresses-tried': { ja: '2時間のアドレスの数', en: 'addresses in two hours' },
  'success-after-failures': { ja: '1時間以内の失敗の数', en: 'failures within an hour' },
  beacon: { ja: '規則正しい通信の回数', en: 'regular calls' },
  silence: { ja: '来るはずだった行の数', en: 'lines that were to be expected' },
  'log-gap': { ja: '来るはずだった行の数', en: 'lines that were to be expected' },
  'time-jump': { ja: '飛んだ分数', en: 'minutes of the leap' },
  'sequence-gap': { ja: '抜けた番号の数', en: 'missing numbers' },
} satisfies Record<DetectorName, { ja: string; en: string }>)

const sentences: Words<DetectorName> = {
  'new-address': {
    ja: '{who}が初めて{what}からサインインしました。これまでの{days}日、{times}回のサインインで使われたアドレスは{usual}個で、新しいアドレスは{one}回に1回もありません。',
    en: '{who} signed in from {what} for the first time: {times} sign-ins in {days} days came from {usual, plural, one {# address} other {# addresses}}, and fewer than one in {one} from a new one.',
  },
  'new-country': {
    ja: '{who}が初めて{what}からサインインしました。これまでの{days}日、{times}回のサインインは{usual}か国からでした。新しい国からは{one}回に1回もありません。',
    en: '{who} signed in from {what} for the first time: {times} sign-ins in {days} days came from {usual, plural, one {# country} other {# countries}}, and fewer than one in {one} from a new one.',
  },
  'new-port': {
    ja: '{who}のポート{what}が初めて使われました。これまでの{days}日、{times}回の接続は{usual}個のポートへのもので、新しいポートは{one}回に1回もありません。',
    en: 'Port {what} of {who} was used for the first time: {times} connections in {days} days went to {usual, plural, one {# port} other {# ports}}, and fewer than one in {one} to a new one.',
  },
  'new-process': {
    ja: '{who}で{what}が初めて現れました。これまでの{days}日、{times}行に出てきたプログラムは{usual}個で、新しいプログラムは{one}行に1行もありません。',
    en: '{what} appeared on {who} for the first time: {times} lines in {days} days were of {usual, plural, one {# program} other {# programs}}, and fewer than one in {one} of a new one.',
  },
  rate: {
    ja: '{who}のログが1時間で{count}行になりました。この曜日と時間帯のふだんは{usual}行ほど、過去{days}日の最大でも{most}行です。',
    en: '{who} is in {count} lines within the hour: usual for this hour of the week are about {usual}, and no hour of {days, plural, one {# day} other {# days}} had more than {most}.',
  },
  'bytes-out': {
    ja: '{who}が1時間で{count} MBを送り出しました（最後の相手は{to}）。ふだんは{usual} MB以下、これまで送信のあった{hours}時間の最大でも{most} MBです。',
    en: '{who} sent out {count} MB within the hour, last to {to}: usual is {usual} MB or less, and none of {hours} hours in which it sent had more than {most} MB.',
  },
  'many-destinations': {
    ja: '{who}が1日で{count}の相手に接続しました。ふだんは1日に{usual}ほどで、{days}日間で初めての多さです。',
    en: '{who} reached {count} destinations within a day: usual are about {usual}, and it is the most in {days, plural, one {# day} other {# days}}.',
  },
  'many-recipients': {
    ja: '{who}が{minutes}分で{count}の宛先にメールを送りました。{usual, select, 0 {このような送り方は初めてです。} other {ふだん多いときでも{usual}ほどです。}}',
    en: '{who} sent mail to {count} recipients within {minutes} minutes: {usual, select, 0 {it never did so before.} other {at its busiest it reaches about {usual}.}}',
  },
  'host-scan': {
    ja: '{who}が{minutes}分で{count}のホストに接続を試みました。{usual, select, 0 {このような動きは初めてです。} other {ふだん多いときでも{usual}ほどです。}}',
    en: '{who} tried {count} hosts within {minutes} minutes: {usual, select, 0 {it never did so before.} other {at its busiest it reaches about {usual}.}}',
  },
  'port-scan': {
    ja: '{who}が{at}の{count}個のポートを{minutes}分で試しました。{usual, select, 0 {このような動きは初めてです。} other {ふだん多いときでも{usual}ほどです。}}',
    en: '{who} tried {count} ports of {at} within {minutes} minutes: {usual, select, 0 {it never did so before.} other {at its busiest it uses about {usual}.}}',
  },
  'accounts-tried': {
    ja: '{who}から{minutes}分で{count}のアカウントへのサインインに失敗しました。{usual, select, 0 {このアドレスでは初めてです。} other {ふだん多いときでも{usual}ほどです。}}',
    en: 'Sign-ins to {count} accounts failed from {who} within {minutes} minutes: {usual, select, 0 {nothing of the kind came from there before.} other {at its worst it was about {usual}.}}',
  },
  'addresses-tried': {
    ja: '{who}へのサインインが{minutes}分で{count}のアドレスから失敗しました。{usual, select, 0 {このアカウントでは初めてです。} other {ふだん多いときでも{usual}ほどです。}}',
    en: 'Sign-ins to {who} failed from {count} addresses within {minutes} minutes: {usual, select, 0 {it never happened to this account before.} other {at its worst it was about {usual}.}}',
  },
  'success-after-failures': {
    ja: '{who}が{address}から、{minutes}分間に{count}回失敗した後でサインインに成功しました。{usual, select, 0 {これまで失敗の後の成功はありませんでした。} other {ふだんは多くても{usual}回ほどの失敗です。}}',
    en: '{who} signed in from {address} after {count} failures within {minutes, plural, one {# minute} other {# minutes}}: {usual, select, 0 {until now no failures came before a success.} other {usual are at most about {usual}.}}',
  },
  beacon: {
    ja: '{who}が{to}を{seconds}秒ごとに{count}回、{off}%以内のずれで呼び続けています。この相手を使うのは{callers}台だけで、見てきた{known}組のうちこれほど規則正しいのは{beating}組です。',
    en: '{who} has called {to} {count} times, every {seconds} seconds within {off} %: {callers, plural, one {nobody else calls} other {only # call}} it, and of {known} pairs {beating, plural, one {this one alone beats} other {# beat}} so regularly.',
  },
  silence: {
    ja: '{who}から{minutes}分間、1行も届いていません。ふだんならこの間に{expected}行ほど届くはずで、これまでの途切れは最大でも{worst}行分でした。',
    en: 'Nothing has come from {who} for {minutes} minutes: about {expected} lines were to be expected, and no pause so far was worth more than {worst}.',
  },
  'log-gap': {
    ja: '{who}のログに{minutes}分の空白があります。ふだんならこの間に{expected}行ほどあるはずで、これまでの空白は最大でも{worst}行分でした。',
    en: 'The log of {who} has a gap of {minutes} minutes: about {expected} lines were to be expected, and no gap so far was worth more than {worst}.',
  },
  'time-jump': {
    ja: '{who}の時計が{minutes}分{way, select, back {戻りました} other {進みました}}。これまでの{lines}行で、前後のずれは{usual}秒以内でした。',
    en: 'The clock of {who} leapt {minutes, plural, one {# minute} other {# minutes}} {way, select, back {back} other {ahead}}: in {lines} lines before it was never off by more than {usual} seconds.',
  },
  'sequence-gap': {
    ja: '{who}の{channel}で、番号{from}の次が{to}で、{missing}件が抜けています。これまでの{steps}行の{share}%は番号が続いていました。',
    en: '{channel} of {who} goes from number {from} to {to}, {missing} are missing: {share} % of {steps} lines before followed one upon the other.',
  },
}

/** Numbers as they are: a count of lines is read beside the lines, which know no separators either. */
export const sentenceOf = ({ detector, facts }: Pick<Finding, 'detector' | 'facts'>, lang: Language): string =>
  say(sentences[detector], lang, facts)
export const titleOf = (detector: DetectorName, lang: Language): string => speaker(detectorTitles, lang)(detector)

/** A detector as ICU takes it for a choice: without dashes. */
export const wordOf = (detector: string): string => detector.replaceAll('-', '_')
/** The name of the detector that the fact `detector` says, for entries of the record. */
export const namedIn = (lang: Language): string =>
  `{detector, select, ${Object.entries(detectorTitles)
    .map(([name, title]) => `${wordOf(name)} {${title[lang]}}`)
    .join(' ')} other {{detector}}}`
