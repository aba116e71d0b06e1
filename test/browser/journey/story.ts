import type { Language } from '#src/core/language.ts'

/** What the people of the journey write: a scan that a reporter saw, and how the desk deals with it. */
export type Story = {
  readonly chief: string
  readonly colleague: string
  readonly report: string
  readonly more: string
  readonly similar: string
  readonly question: string
  readonly grounds: string
  readonly title: string
  readonly exact: string
  readonly within: string
  readonly about: string
  readonly wrong: string
  readonly right: string
}

export const story: Record<Language, Story> = {
  ja: {
    chief: '窓口 花子',
    colleague: '同僚 太郎',
    report:
      '公開サーバに、昨夜から同じ相手による接続の試みが続いています。管理者のアカウント名を順に試しているようです。ログの一部を付けます。どう対処すればよいでしょうか。サーバは学科の案内を載せているもので、止めることはできません。',
    more: '今朝も続いていました。ファイアウォールで遮断しました。',
    similar: 'うちのサーバにも 198.51.100.77 からSSHの総当たりが来ています。',
    question: '使われていないアドレスから名前解決の問い合わせが一回だけ来ました。攻撃でしょうか。',
    grounds: '失敗した認証が数百件並び、成功は一件もない。',
    title: '公開サーバへのSSH総当たり',
    exact: '遮断の設定を入れた。',
    within: '発信元の窓口に電話で知らせた。',
    about: '認証の失敗が増え始めた。画面を添える。',
    wrong: '止まったことを確かめた。失敗は全部で321件。',
    right: '止まったことを確かめた。失敗は全部で312件。',
  },
  en: {
    chief: 'Hanna Desk',
    colleague: 'Tom Colleague',
    report:
      'Since last night somebody keeps trying to log in to our public server, one administrator name after the other. Some of the log is below. What should we do? The server cannot be switched off.',
    more: 'It was still going on this morning. We have blocked it at the firewall.',
    similar: 'Our server sees SSH guessing from 198.51.100.77 as well.',
    question: 'We had a single name query from an address that nobody uses. Is this an attack?',
    grounds: 'Hundreds of failed logins in a row, and not one that succeeded.',
    title: 'SSH guessing against the public server',
    exact: 'The block was put in place.',
    within: 'The source was told by telephone.',
    about: 'Failed logins began to rise. A picture is attached.',
    wrong: 'It has stopped. There were 321 failures in all.',
    right: 'It has stopped. There were 312 failures in all.',
  },
}

/** Where the guessing comes from, as it is and as pages and paper write it. */
export const attacker = '198.51.100.77'
export const defanged = '198[.]51[.]100[.]77'
export const logLine = `Jun 23 04:12:07 www sshd[2211]: Failed password for root from ${attacker} port 50212 ssh2`
