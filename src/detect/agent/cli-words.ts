import { words } from '#src/core/words.ts'

/** What `hikeshi agent invite`, `list` and `revoke` answer. */
export const agentCliWords = words({
  invited: {
    ja: '「{name}」の登録トークンです。{until}まで、一度だけ使えます。',
    en: 'The enrolment token of “{name}”: good once, until {until}.',
  },
  'state.invited': { ja: '登録待ち', en: 'not enrolled yet' },
  'state.heard': { ja: '応答あり', en: 'heard' },
  'state.silent': { ja: '途絶', en: 'silent' },
  'state.revoked': { ja: '失効', en: 'revoked' },
  spool: {
    ja: '未送信のバッチ {batches, number}、ファイル {files, number}',
    en: '{batches, plural, one {# batch} other {# batches}} waiting, {files, plural, one {# file} other {# files}}',
  },
  clock: { ja: '時計のずれ {errorMs, number}ミリ秒', en: 'clock off by {errorMs, number} ms' },
  none: { ja: 'エージェントはまだありません。', en: 'There are no agents yet.' },
  unknown: { ja: '「{name}」というエージェントはありません。', en: 'There is no agent “{name}”.' },
  revoked: { ja: '「{name}」を失効させました。', en: '“{name}” is revoked.' },
})
