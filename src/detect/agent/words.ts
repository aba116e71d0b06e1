import { words } from '#src/core/words.ts'

export const agentRefusals = words({
  'agent.not-found': {
    ja: 'そのエージェントはないか、すでに失効しています。',
    en: 'There is no such agent, or it has been revoked.',
  },
  'agent.name.already-used': {
    ja: '「{name}」という名前のエージェントはすでにあります。入れ直すときは、そのエージェントの登録トークンを作り直してください。',
    en: 'There is an agent named “{name}” already. To set it up anew, make a new enrolment token for it.',
  },
  'agent.token.wrong-credentials': {
    ja: 'この登録トークンは使えません。一度使われたか、期限（24時間）が切れています。デスクで作り直してください。',
    en: 'This enrolment token is not good: it was used, or its 24 hours are over. Make a new one at the desk.',
  },
  'agent.only-agents.not-allowed': {
    ja: 'ここへ送れるのは、登録されたエージェントだけです。',
    en: 'Only an enrolled agent may send here.',
  },
  'agent.certificate.not-allowed': {
    ja: 'このデスクは、エージェントにクライアント証明書を求めます。信頼する認証局の署名がある証明書が示されませんでした。ホストで「hikeshi agent enrol … --cert FILE --key FILE」と登録してください。',
    en: 'This desk asks agents for a client certificate, and none that its authority signed was shown. On the host, enrol with `hikeshi agent enrol … --cert FILE --key FILE`.',
  },
  'agent.source.not-allowed': {
    ja: 'エージェント「{name}」は「{source}」の名では送れません。送れるのは「{name}」、「{name}/…」と、招待のときに許したログ源だけです。',
    en: 'The agent “{name}” may not send as “{source}”: only as “{name}”, “{name}/…”, and the sources that its invitation allowed.',
  },
  'agent.loss.unreadable.invalid': {
    ja: '失われた行の申告が読めません。',
    en: 'What the agent says of lost lines cannot be read.',
  },
  'agent.disk.unavailable': {
    ja: 'デスクのディスクの空きが少ないため、いまは受け取れません。{seconds}秒後に送り直してください。',
    en: 'The disk of the desk is nearly full, so nothing can be taken now. Send it again in {seconds} seconds.',
  },
})

export const agentEntryWords = words({
  'agent.invited': {
    ja: 'エージェント「{name}」の登録トークンを作った',
    en: 'Made an enrolment token for the agent “{name}”',
  },
  'agent.enrolled': {
    ja: 'エージェント「{name}」が登録された（ホスト {host}、{platform}、版 {version}）',
    en: 'The agent “{name}” enrolled (host {host}, {platform}, version {version})',
  },
  'agent.revoked': {
    ja: 'エージェント「{name}」を失効させた。理由: {reason}',
    en: 'Revoked the agent “{name}”. Reason: {reason}',
  },
  'agent.lines-lost': {
    ja: 'エージェント「{name}」が、ログ源「{source}」の{bytes, number}バイト（{file}）を送れずに失った。{why, select, oldest {スプールが一杯になり、古いものから捨てた} newest {スプールが一杯になり、新しいものを捨てた} vanished {読む前にファイルがなくなった} truncated {読む前にファイルが空にされた} refused {デスクが受け取らなかった} other {エージェントのディスク上で壊れた}}',
    en: 'The agent “{name}” lost {bytes, plural, one {# byte} other {# bytes}} of the source “{source}” ({file}): {why, select, oldest {its spool was full and the oldest were dropped} newest {its spool was full and the newest were dropped} vanished {the file went before it was read} truncated {the file was emptied before it was read} refused {the desk did not take them} other {they were damaged on its disk}}',
  },
  'agent.batches-missing': {
    ja: 'エージェント「{name}」の送ったバッチ{first}〜{last}がデスクにない。デスクを古いバックアップから戻したときなどに起きる',
    en: 'Batches {first} to {last} of the agent “{name}” are not at the desk, as happens when the desk was restored from an older backup',
  },
})
