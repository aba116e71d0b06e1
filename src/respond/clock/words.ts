import { words } from '#src/core/words.ts'

export const clockRefusals = words({
  'clock.not-found': { ja: 'その期限はありません。', en: 'There is no such deadline.' },
  'clock.regime.not-found': { ja: '「{id}」という規定はありません。', en: 'There is no regime “{id}”.' },
  'clock.regime.off': {
    ja: '「{name}」は有効になっていません（施行前の案など）。',
    en: '“{name}” is switched off: a proposal, or not in force.',
  },
  'clock.event.invalid': { ja: 'この規定に「{id}」という起点はありません。', en: 'This regime has no start “{id}”.' },
  'clock.fact.invalid': {
    ja: '質問にない答え、または型の違う答えがあります: {ids}',
    en: 'Some answers belong to no question, or are of another kind: {ids}',
  },
  'clock.country.invalid': {
    ja: '国コード「{code}」は分かりません。JP のような2文字で書いてください。',
    en: 'The country “{code}” is unknown. Write two letters such as JP.',
  },
  'clock.start.missing': { ja: '起点の日時を入れてください。', en: 'Say when it started.' },
  'clock.start.unknown': {
    ja: '起点の日時が分からないと数えられません。およその日時か日付を入れてください。',
    en: 'Without a time nothing can be counted. Give a rough time, or the day.',
  },
  'clock.start.future': {
    ja: 'これからの日時は入れられません。年と日を確かめてください。',
    en: 'That time has not come yet. Check year and day.',
  },
  'clock.reason.invalid': {
    ja: '起点を改めるには理由を書いてください。',
    en: 'Say why the start is corrected.',
  },
  'clock.ended': {
    ja: 'この期限はもう終わっています。やり直すには、先に再開してください。',
    en: 'This deadline is done or stopped. Let it run again first.',
  },
  'clock.runs': { ja: 'この期限は動いています。', en: 'This deadline is running already.' },
  'clock.limit': {
    ja: '一つの案件の期限は{limit}件までです。',
    en: 'An incident has {limit} deadlines at most.',
  },
})

/** Automatic lines about deadlines. */
export const clockEntryWords = words({
  'clock.answered': {
    ja: '報告期限の質問に答えた：{answers}',
    en: 'Answered questions on deadlines: {answers}',
  },
  'clock.answer': { ja: '「{question}」{answer}', en: '“{question}” {answer}' },
  'clock.answer.yes': { ja: 'はい', en: 'yes' },
  'clock.answer.no': { ja: 'いいえ', en: 'no' },
  'clock.answer.open': { ja: '未定に戻した', en: 'open again' },
  'clock.started': {
    ja: '期限を動かした：{regime} {label}。起点：{events}。{due} {reason}',
    en: 'Started deadlines: {regime} {label}. Start: {events}. {due} {reason}',
  },
  'clock.corrected': {
    ja: '期限の起点を改めた：{regime} {label}。{events}。{due} 理由：{reason}',
    en: 'Corrected the start of deadlines: {regime} {label}. {events}. {due} Reason: {reason}',
  },
  'clock.event': { ja: '{event} {at}', en: '{event}, {at}' },
  'clock.due': { ja: '{stage} {at}まで', en: '{stage} by {at}' },
  'clock.no-time': { ja: '日時なし', en: 'no time' },
  'clock.overridden': {
    ja: '期限を改めた：{regime}「{stage}」{label} {before} → {after}。理由：{reason}',
    en: 'Set a deadline by hand: {regime}, “{stage}” {label}, {before} → {after}. Reason: {reason}',
  },
  'clock.override-ended': {
    ja: '手で入れた期限をやめた：{regime}「{stage}」{label} {before} → {after}。理由：{reason}',
    en: 'Took back a deadline set by hand: {regime}, “{stage}” {label}, {before} → {after}. Reason: {reason}',
  },
  'clock.reckoned': {
    ja: '期限を数え直した：{regime}「{stage}」{label} {before} → {after}',
    en: 'Reckoned a deadline anew: {regime}, “{stage}” {label}, {before} → {after}',
  },
  'clock.sent': {
    ja: '{recipient}へ送った：{regime}「{stage}」{label}（期限 {due}）。証拠：{proof}',
    en: 'Sent to {recipient}: {regime}, “{stage}” {label} (due {due}). Proof: {proof}',
  },
  'clock.sent.late': {
    ja: '期限（{due}）を過ぎて{recipient}へ送った：{regime}「{stage}」{label}。証拠：{proof}',
    en: 'Sent late (due {due}) to {recipient}: {regime}, “{stage}” {label}. Proof: {proof}',
  },
  'clock.stopped': {
    ja: '期限を止めた：{regime}「{stage}」{label}。理由：{reason}',
    en: 'Stopped a deadline: {regime}, “{stage}” {label}. Reason: {reason}',
  },
  'clock.resumed': {
    ja: '期限を再開した：{regime}「{stage}」{label}。理由：{reason}',
    en: 'Let a deadline run again: {regime}, “{stage}” {label}. Reason: {reason}',
  },
  'clock.reminder.soon': {
    ja: '期限が近い：{regime}「{stage}」{due}',
    en: 'Soon due: {regime}, “{stage}”, {due}',
  },
  'clock.reminder.overdue': {
    ja: '期限を過ぎた：{regime}「{stage}」{due}',
    en: 'Overdue: {regime}, “{stage}”, {due}',
  },
  'clock.feed-made': {
    ja: '期限のカレンダーの秘密リンクを作った。',
    en: 'Made a secret link to a calendar of deadlines.',
  },
  'clock.feed-ended': {
    ja: '期限のカレンダーの秘密リンクをやめた。',
    en: 'Ended the secret link to a calendar of deadlines.',
  },
})
