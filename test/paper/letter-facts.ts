import type { Language } from '#src/core/language.ts'
import { type PrintLetter, placesOf } from '#src/prepare/knowledge/print-letter.ts'

/** An invented case, enough to fill every letter in both languages. */
const facts: Readonly<Record<string, unknown>> = {
  date: '2026-11-22',
  number: '情セ第 2026-031 号',
  to_organisation: ['いろは食品株式会社', 'Iroha Foods Ltd.'],
  to_person: ['鈴木 一郎', 'Ichiro Suzuki'],
  from_organisation: ['例示情報システム株式会社', 'Example Information Systems Ltd.'],
  from_address: ['〒100-0000 東京都千代田区例示町1-2-3', '1-2-3 Example, Chiyoda, Tokyo 100-0000, Japan'],
  from_person: ['代表取締役社長　例示 太郎', 'President\nTaro Example'],
  contact: [
    '情報セキュリティ室　電話 03-0000-0000(平日 9:00–17:00)\nメール csirt@example.jp',
    'Information security office, telephone +81 3-0000-0000\n(weekdays 9:00–17:00 JST), csirt@example.jp',
  ],
  audience: ['お客様各位', 'To our customers'],
  as_of: '2026-11-22T14:30:00+09:00',
  version: '3',
  matter: ['Webサーバーへの不正アクセス', 'Unauthorised access to a web server'],
  facts_text: [
    '2026年11月20日午前2時ごろ、弊社のメール中継サーバーが第三者に侵入され、そこから貴社のWebサーバーへ約40分間、不正なアクセスが行われました。',
    'At about 02:00 on 20 November 2026 somebody broke into a mail relay of ours and used it for some 40 minutes to attack your web server.',
  ],
  cause: [
    '公開済みの修正プログラムを当てていなかったサーバーの弱点が使われたことが分かりました。',
    'a weakness for which a correction had been published and that we had not installed.',
  ],
  measures: [
    [
      '修正プログラムを公開から7日以内に当てる手順を定めました。',
      '外へ出る通信を必要なものに限りました。',
      'ログを毎日点検する担当者を置きました。',
    ],
    [
      'Corrections are installed within seven days of being published.',
      'Outgoing connections are limited to what is needed.',
      'Logs are looked at every day by a person named for it.',
    ],
  ],
  visit: [
    'ご都合のよい日をお知らせいただければ、お伺いして直接ご説明とお詫びを申し上げたく存じます。',
    'If you will name a day, we would like to visit you, explain in person, and apologise.',
  ],
  inquiry: [
    '社外の専門家を加えた調査委員会を11月21日に設け、ログと機器を調べています。',
    'Since 21 November a committee with experts from outside has been examining logs and machines.',
  ],
  compensation: [
    '不正な利用による損害は当社が負担します。お申し出は下記の窓口で承ります。',
    'We bear losses from misuse. Please send claims to the contact below.',
  ],
  happened_at: '2026-11-20T07:20:00+09:00',
  stopped_at: '2026-11-20T11:55:00+09:00',
  next_at: '2026-11-23T17:00:00+09:00',
  resumed_at: '2026-11-25T09:00:00+09:00',
  effect: [
    'チケットの予約と購入ができません。すでにお買い求めのチケットはそのままお使いいただけます。',
    'Tickets cannot be booked or bought. Tickets that you already have remain valid.',
  ],
  instead: [
    '電話 03-0000-0001(24時間)で予約を承ります。',
    'Bookings are taken by telephone, +81 3-0000-0001, at any hour.',
  ],
  unknown: [
    'お客様の個人情報が見られた可能性について調べています。現時点でその事実は確認されていません。',
    'Whether personal data were seen is being looked into. So far nothing says that they were.',
  ],
  issue: '2',
  before_on: '2026-11-20',
  new_facts: [
    ['侵入は11月18日に始まっていました。', '利用者データベースには到達していません。'],
    ['The break-in began on 18 November.', 'The database of users was not reached.'],
  ],
  corrected: [
    '前回「午前7時20分ごろ」とお知らせした改ざんの時刻は、正しくは午前6時50分ごろでした。',
    'We said that pages were altered at about 07:20; it was at about 06:50.',
  ],
  wrong: [
    '予約サイトが書き換えられた時刻を午前7時20分ごろとお知らせしました。',
    'We said that the booking site was altered at about 07:20.',
  ],
  right: ['正しくは午前6時50分ごろです。', 'It was at about 06:50.'],
  please: ['お使いのパスワードを変更してください。', 'Please change your password.'],
  summary: [
    '公開Webサーバーが侵入され、お知らせのページが書き換えられました。個人情報の漏えいは確認されませんでした。',
    'A public web server was broken into and a page was altered. No leak of personal data was found.',
  ],
  course: [
    [
      { at: '11月18日 3:12', what: '侵入が始まる' },
      { at: '11月20日 6:50', what: 'ページが書き換えられる' },
      { at: '11月20日 11:55', what: 'サービスを停止' },
    ],
    [
      { at: '18 Nov 03:12', what: 'The break-in begins' },
      { at: '20 Nov 06:50', what: 'A page is altered' },
      { at: '20 Nov 11:55', what: 'The service is stopped' },
    ],
  ],
  damage: [
    '書き換えられたページを、およそ5時間のあいだに1,204名の方がご覧になりました。',
    '1,204 people saw the altered page in about five hours.',
  ],
  outline: [
    '2026年11月20日、会員管理システムが第三者に侵入され、お客様の情報が閲覧された可能性があることが分かりました。',
    'On 20 November 2026 somebody broke into our membership system and may have seen your data.',
  ],
  items: [
    ['お名前', '住所', 'メールアドレス'],
    ['name', 'postal address', 'mail address'],
  ],
  secondary: [
    '現在のところ不正な利用は確認されていません。お名前を使った不審なメールが届くおそれがあります。',
    'No misuse is known so far. You may get false mails that use your name.',
  ],
  other: [
    '個人情報保護委員会へ報告し、警察に相談しています。',
    'The authority has been told, and the police consulted.',
  ],
  done: [
    ['システムを停止し、侵入の経路を塞ぎました。', '全会員のパスワードを無効にしました。'],
    ['We stopped the system and closed the way in.', 'All passwords were made invalid.'],
  ],
  service: ['学内メール', 'Campus mail'],
  reason: [
    '2026年11月20日、メールサーバーへの侵入が分かり、パスワードが知られた可能性があります。',
    'On 20 November 2026 a break-in into the mail server was found; passwords may be known to others.',
  ],
  until_at: '2026-11-27T17:00:00+09:00',
  after: [
    '期限を過ぎても変更されていない利用者番号は、一時的に使えなくなります。',
    'Accounts whose password has not been changed by then are suspended for a time.',
  ],
  where: ['https://account.example.jp/', 'https://account.example.jp/'],
  affected: [
    'メール中継ソフトウェア例示 4.2 以前を動かしているすべての機器',
    'Every machine with the mail relay Example 4.2 or older',
  ],
  signs: [
    ['/tmp に .x という名前のフォルダーがある', '203[.]0[.]113[.]7 への通信がある'],
    ['a folder named .x in /tmp', 'traffic to 203[.]0[.]113[.]7'],
  ],
  act: [
    ['4.3 に更新する', '外からの接続を必要な相手に限る'],
    ['update to 4.3', 'limit connections from outside to those who need them'],
  ],
  answer: ['点検表に記入し、csirt@example.jp へお送りください。', 'Fill in the list and send it to csirt@example.jp.'],
  machine: '192[.]0[.]2[.]80',
  how_known: ['弊社のファイアウォールの記録で、次のアクセスを確認しました。', 'Our firewall recorded the following.'],
  first_at: '2026-11-20T02:03:00+09:00',
  last_at: '2026-11-20T02:44:00+09:00',
  target: '198[.]51[.]100[.]10',
  kind_of: ['SSH のパスワードの総当たり(412回)', 'Guessing of SSH passwords (412 tries)'],
  clock: ['日本標準時(UTC+9)、NTPで同期、誤差1秒以内', 'JST (UTC+9), synchronised by NTP, within one second'],
  log: 'Nov 20 02:03:11 gate sshd[311]: Failed password for root from 192.0.2.80 port 4022 ssh2\nNov 20 02:03:13 gate sshd[311]: Failed password for root from 192.0.2.80 port 4023 ssh2',
  received_on: '2026-11-19',
  standing: [
    'ご指摘のとおりの弱点を確認し、該当するページを止めました。',
    'We have confirmed the weakness and taken the page down.',
  ],
  promises: [
    [
      { until: '11月26日', what: '仮の修正を公開する' },
      { until: '12月18日', what: '恒久的な修正を終える' },
    ],
    [
      { until: '26 November', what: 'A provisional correction is in place' },
      { until: '18 December', what: 'The final correction is done' },
    ],
  ],
  next_on: '2026-11-26',
  elsewhere: [
    ['都道府県警察のサイバー犯罪相談窓口', 'お使いのプロバイダーの窓口'],
    ['the cybercrime desk of your police', 'the abuse desk of your provider'],
  ],
  purpose: ['対応依頼', 'Handling'],
  request: ['アクセス元の管理者への連絡', 'Contact the site of the source'],
  disclosure: [
    '身元：開示しない　アドレス：関係者　ログ：関係者',
    'Identity: nobody. Addresses: parties concerned. Logs: parties concerned',
  ],
  systems: [
    '198.51.100.10 mail.example.jp、Debian 12、メール中継',
    '198.51.100.10 mail.example.jp, Debian 12, mail relay',
  ],
  trigger: ['外部からの連絡', 'Told by others'],
  noticed_at: '2026-11-20T09:10:00+09:00',
  noticed_on: '2026-11-20',
  known_on: '2026-11-20',
  stage: ['速報', 'preliminary'],
  machines: ['メールサーバー 1台', 'One mail server'],
  police: ['例示県警察 サイバー犯罪対策課', 'Cybercrime division, Example Prefectural Police'],
  victim: [
    '例示情報システム株式会社、代表取締役 例示 太郎、東京都千代田区',
    'Example Information Systems Ltd., Taro Example, Tokyo',
  ],
  evidence: [
    'ディスクの複製1点(SHA-256 を記録)、ファイアウォールのログ 30日分',
    'One disk image (SHA-256 on record), 30 days of firewall logs',
  ],
  headline: ['当社Webサイトの改ざんについて', 'Our web site was altered'],
  lead: [
    '例示情報システム株式会社は、11月20日に公開Webサイトの一部が第三者に書き換えられたことを確認し、同日サービスを停止しました。',
    'On 20 November Example Information Systems found that part of its public web site had been altered by an outsider, and stopped the service the same day.',
  ],
  reached: [
    [{ name: '学部管理者\n山田', phone: '03-0000-0001 平日', fax: '03-0000-0002', deputy: '副管理者 03-0000-0003' }],
    [{ name: 'Faculty\nYamada', phone: '03-0000-0001', fax: '03-0000-0002', deputy: 'Deputy 03-0000-0003' }],
  ],
  readers: ['広報室と窓口', 'the press office and the help desk'],
  answers: [
    [
      {
        question: '個人情報は漏れましたか。',
        answer: '現時点で漏えいは確認されていません。調査中です。',
        state: '回答可',
      },
      { question: '犯人は分かっていますか。', answer: '捜査に関わるためお答えできません。', state: '定型' },
    ],
    [
      {
        question: 'Have personal data leaked?',
        answer: 'No leak is known so far. We are looking into it.',
        state: 'cleared',
      },
      {
        question: 'Do you know who did it?',
        answer: 'We cannot say, as it concerns an investigation.',
        state: 'fixed',
      },
    ],
  ],
  ministry: ['文部科学省 大臣官房政策課', 'Ministry of Education, section for information policy'],
  personal: [
    '学生の学籍番号と氏名を含むファイルが対象のサーバーにあり、漏えいの有無を調査中です。',
    'A file with names and student numbers was on the server; whether it leaked is being looked into.',
  ],
  planned: [
    '外部の専門家による調査を行い、結果を報告します。',
    'An outside expert will look into it, and we will report what is found.',
  ],
  authority: ['例示国サイバーセキュリティ庁', 'National Cybersecurity Agency of Exampleland'],
  entity: [
    '例示データセンター事業(デジタル基盤、重要な事業者、加盟国2か国)',
    'Example data centres (digital infrastructure, important entity, two Member States)',
  ],
  aware_at: '2026-11-22T09:00:00+09:00',
  unlawful: ['疑いあり(不正アクセス)', 'Yes, unauthorised access is suspected'],
  cross_border: [
    'ほかの加盟国1か国の利用者に影響の可能性があります。',
    'Users in one other Member State may be affected.',
  ],
  severity: [
    '一部のサービスが4時間停止し、約3,000人に影響しました。',
    'Part of the service was down for four hours; some 3,000 persons were affected.',
  ],
  indicators: ['192.0.2.1、198.51.100.7 からの接続', 'Connections from 192.0.2.1 and 198.51.100.7'],
  told: ['利用者へ当日中にメールで知らせました。', 'Users were told by mail on the same day.'],
  help: ['侵害の痕跡の照合をお願いします。', 'Please compare the indicators with what you know.'],
  controller: [
    '例示情報システム株式会社(処理者：例示クラウド株式会社)',
    'Example Information Systems Ltd. (processor: Example Cloud Ltd.)',
  ],
  late: ['休日に外部委託先から連絡を受けたため。', 'The processor told us on a holiday.'],
  nature: ['顧客データベースへの不正な閲覧', 'Unauthorised reading of a customer database'],
  persons: ['顧客 約1,200人', 'About 1,200 customers'],
  records: ['氏名、住所、注文履歴 約5,400件', 'Names, addresses and orders, about 5,400 records'],
  dpo: ['データ保護責任者 例示 花子 dpo@example.jp', 'Data protection officer Hanako Example, dpo@example.jp'],
  likely: [
    'なりすましの注文やフィッシングに使われるおそれがあります。',
    'They may be used for phishing or false orders.',
  ],
  others: ['JPCERT/CC、都道府県警察に連絡済みです。', 'JPCERT/CC and the police have been told.'],
  phase: ['第2期：未変更者の強制変更', 'Phase 2: passwords are changed for those who have not done so'],
  now: [
    '6月20日からパスワードを順に変更しています。封書で新しいパスワードをお送りします。',
    'Passwords are being changed from 20 June, one group after the other. The new one comes by letter.',
  ],
  identity: [
    '学生証または職員証を見せてもらう。電話では新しいパスワードを伝えない。',
    'Ask for a student or staff card. A new password is never given by telephone.',
  ],
  never: [
    ['パスワードを尋ねること', '犯人や侵入の手口についての推測'],
    ['asking for a password', 'guesses about who did it, or how'],
  ],
  raise: [
    '「知らない人が使っている」などの訴えは、用件を書き留めてすぐ対策チームへ回す。',
    'Whoever says that somebody else uses their account: take it down and hand it to the team at once.',
  ],
  not_said: [
    ['侵入の手口の詳細', '他社の名前'],
    ['details of the method', 'names of other companies'],
  ],
}

const callers = [
  [
    { caller: '自分で変更した', answer: 'そのままお使いいただけます。', do: 'なし' },
    { caller: '封書が届かない', answer: '窓口でお渡しします。', do: '学生証を確かめて再発行' },
  ],
  [
    { caller: 'Has changed it', answer: 'Nothing more is to be done.', do: 'Nothing' },
    { caller: 'Has no letter', answer: 'Please come to the counter.', do: 'See the card, then issue anew' },
  ],
] as const

/** What a letter needs, in one language. */
export function letterFacts(letter: PrintLetter, lang: Language): Record<string, unknown> {
  const at = lang === 'ja' ? 0 : 1
  return Object.fromEntries(
    placesOf(letter).flatMap(({ id, kind }) => {
      const given = (
        id === 'facts' && kind === 'text' ? facts.facts_text : id === 'facts' ? facts.new_facts : facts[id]
      ) as unknown
      if (given === undefined) return []
      const value = Array.isArray(given) ? given[at] : given
      if (kind === 'text' && id === 'course')
        return [[id, (value as { at: string; what: string }[]).map((row) => `${row.at} ${row.what}`).join('\n')]]
      if (kind === 'rows' && letter.id === 'helpdesk-answers') return [[id, callers[at]]]
      if (kind === 'list') return [[id, Array.isArray(value) ? value : [value]]]
      return [[id, Array.isArray(value) && kind !== 'rows' ? value.join('\n') : value]]
    }),
  )
}
