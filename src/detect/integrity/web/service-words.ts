import { words } from '#src/core/words.ts'

export const serviceWords = words({
  title: { ja: '待ち受けているサービス（全ホスト）', en: 'What listens, on all hosts' },
  about: {
    ja: '基準にないもの、変わったものが先に並びます。ホストの手前のファイアウォールで止められているかどうかは、ここからは分かりません。',
    en: 'What is not in the good state, or is another program than there, comes first. Whether a firewall before the host stops it cannot be seen from the host.',
  },
  none: {
    ja: 'サービスを含む基準（--system）を採ったホストはまだありません。',
    en: 'No host has a baseline with its services yet (--system).',
  },
  'column.host': { ja: 'ホスト', en: 'Host' },
  'column.port': { ja: 'ポート', en: 'Port' },
  'column.standing': { ja: '基準との関係', en: 'Should it be there' },
  'column.reach': { ja: '届く範囲', en: 'Reached from' },
  'column.by': { ja: '開けているもの', en: 'Kept open by' },
  'standing.new': { ja: '基準にない', en: 'not in the good state' },
  'standing.altered': { ja: '基準と違うプログラム', en: 'another program than there' },
  'standing.explained': { ja: '想定内の変更', en: 'expected change' },
  'standing.known': { ja: '基準どおり', en: 'in the good state' },
  'reach.everywhere': { ja: 'どこからでも', en: 'everywhere' },
  'reach.one-address': { ja: 'このアドレスで', en: 'at one address' },
  'reach.itself': { ja: 'このホストの中だけ', en: 'this host alone' },
  'by.system': { ja: 'システムのアカウント', en: 'an account of the system' },
  'by.person': { ja: '利用者のアカウント', en: 'the account of a person' },
  'by.unknown': { ja: '不明', en: 'unknown' },
})
