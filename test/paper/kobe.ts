import type { Language } from '#src/core/language.ts'
import { instantOf, type When } from '#src/core/time.ts'
import type { Documents } from '#src/platform/pdf/paper.ts'

/** A university incident of June 2003 in our own words: what the printed documents are tried on. */
const zone = 'Asia/Tokyo'
export const jst = (month: number, day: number, hour = 0, minute = 0): string =>
  instantOf(2003, month, day, hour, minute, 0, zone).toISOString()
const plus = (iso: string, minutes: number) => new Date(Date.parse(iso) + minutes * 60_000).toISOString()
const exact = (iso: string): When => ({ from: iso, to: iso, precision: 'minute', zone })
const within = (iso: string, minutes: number): When => ({
  from: iso,
  to: plus(iso, minutes),
  precision: 'within',
  zone,
})
const about = (iso: string): When => ({ from: iso, to: iso, precision: 'about', zone })
const dateOnly = (month: number, day: number): When => ({
  from: jst(month, day),
  to: jst(month, day + 1),
  precision: 'day',
  zone,
})
const range = (from: string, to: string): When => ({ from, to, precision: 'range', zone })

const pick = <T>(lang: Language, ja: T, en: T): T => (lang === 'ja' ? ja : en)
const sha = (n: number) => (n * 0x9e3779b1).toString(16).padStart(8, '0').repeat(8).slice(0, 64)

export const checkpoint = {
  origin: 'desk.example.ac.jp/hikeshi',
  treeSize: 1284,
  rootHash: 'qR0wz1xk2nY8m3c5vT7bLp4sD6fG9hJ0aZ1xC2vB3nM=',
  keyId: 'desk.example.ac.jp+8f3a1c22',
  signature: 'j3Zk0VbQk7cB8q1sX2yT4uP6wE9rL0mN5aH7dF3gK1oV8iC2zYbQk7cB8q1sX2yT4uP6wE9rL0mN5aH7dF3gKA==',
  signedAt: jst(7, 7, 17, 0),
  shortCode: 'KXMD RTPQ ABHW ZNEC',
  qr: 'hikeshi:1284:qR0wz1xk2nY8m3c5vT7bLp4sD6fG9hJ0aZ1xC2vB3nM=:8f3a1c22',
}

export function head(lang: Language) {
  return {
    lang,
    zone,
    tlp: 'amber' as const,
    organisation: pick(lang, '学術情報基盤センター', 'Information Science and Technology Center'),
    generated: {
      at: jst(7, 7, 17, 5),
      by: pick(lang, '佐藤 花子（指揮）', 'Hanako Sato (lead)'),
      for: pick(lang, '大学執行部', 'University executive'),
    },
    checkpoint,
  }
}

type Line = [
  when: When,
  kind: 'seen' | 'done' | 'decided' | 'told',
  ja: string,
  en: string,
  extra?: Partial<Documents['case-file']['entries'][number]>,
]
const kindWords = {
  seen: ['確認', 'finding'],
  done: ['対応', 'action'],
  decided: ['判断', 'decision'],
  told: ['連絡', 'notice'],
} as const

const midnight = jst(6, 17)
const lines: Line[] = [
  [
    exact(midnight),
    'told',
    '学内の掲示板サーバから海外の研究機関へポートスキャンがあった、という電子メールを受け取った。',
    'A mail from a research centre abroad said that our bulletin-board server had scanned its ports.',
    { source: 'mail R2003-0001' },
  ],
  [
    within(midnight, 5),
    'done',
    'スイッチの設定を変え、掲示板サーバと学外との通信を止めた。',
    'Cut the server off from the outside at the switch.',
  ],
  [
    within(midnight, 30),
    'seen',
    '443 番のほかに 120 番のポートが待ち受けていた。バックドアと判断し、学内の全計算機について学外からの 120 番を止めた。',
    'Port 120 was listening besides 443. Taken for a back door; port 120 from outside was blocked for the whole campus.',
  ],
  [
    within(midnight, 60),
    'done',
    'サーバ室へ行き、ネットワークケーブルを抜いた。',
    'Went to the server room and pulled the network cable.',
  ],
  [
    dateOnly(6, 17),
    'decided',
    '管理者が不在でログインできず、再起動すると動作中のプロセスの情報が失われるため、朝まで待つことにした。',
    'The administrator was away, and a reboot would have lost the running processes: decided to wait until morning.',
  ],
  [
    about(jst(6, 17, 6, 30)),
    'seen',
    'OS とウェブサーバに既知の欠陥があり、海外から侵入された跡があった。約 25,800 名分のログイン ID と暗号化されたパスワードが読み出せる状態で、うち 22,727 名分がセンターのパスワードと同じだった。',
    'Known holes in the web server, and traces of an intrusion from abroad. About 25,800 login names with encrypted passwords were readable; 22,727 of them matched the passwords of the centre.',
    {
      correctedBy: 7,
      attachments: [
        { name: 'httpd-error_log.txt', mediaType: 'text/plain', bytes: 184_220, sha256: sha(11) },
        { name: 'netstat-2003-06-17.png', mediaType: 'image/png', bytes: 96_411, sha256: sha(12) },
      ],
    },
  ],
  [
    about(jst(6, 17, 6, 30)),
    'seen',
    'パスワードがセンターと同じだったのは 22,721 名である（数え直し）。',
    'The passwords of 22,721 users matched (counted again).',
    { corrects: 6, recordedAt: jst(6, 17, 11, 20) },
  ],
  [
    dateOnly(6, 17),
    'seen',
    'ほかの個人情報は保存されていないことを確認した。',
    'Found that no other personal data was stored there.',
  ],
  [
    range(jst(6, 17, 9), jst(6, 17, 12)),
    'decided',
    '全パスワードの変更と、情報の全面公開を方針とした。学外からのメール取込みを制限した。',
    'Decided to change every password and to publish everything. Restricted fetching mail from outside.',
  ],
  [
    exact(jst(6, 17, 13, 30)),
    'told',
    '大学執行部に経過を報告し、方針の了承を得た。',
    'Reported to the university executive, who agreed.',
  ],
  [
    exact(jst(6, 17, 14, 45)),
    'told',
    '学内の全計算機の管理者へ、経過と注意を知らせるメールを送った。',
    'Mailed all administrators on campus: what happened, what to watch for.',
  ],
  [exact(jst(6, 17, 16, 0)), 'told', '文部科学省と IPA へ報告した。', 'Reported to the ministry and to IPA.'],
  [
    exact(jst(6, 17, 21, 0)),
    'told',
    'パスワード変更のお願いをセンターの Web ページに掲載した。',
    'Published the request to change passwords on the web page.',
  ],
  [
    dateOnly(6, 18),
    'seen',
    '学外からメールが読めないという苦情が増えた。',
    'More complaints that mail could not be read from outside.',
  ],
  [
    dateOnly(6, 19),
    'told',
    '侵入元と思われる海外の計算機の管理者へ調査を依頼した。',
    'Asked the administrator of the probable source abroad to look into it.',
    { recordedAt: jst(6, 20, 9, 15), source: 'paper sheet 2 / 8' },
  ],
  [
    exact(jst(7, 1, 9, 0)),
    'done',
    '利用者によるパスワード変更を止めた。正しく変更したのは 5,181 名、失敗は 68 名、未変更は 12,746 名。',
    'Stopped password changes by users. 5,181 had changed theirs, 68 had failed, 12,746 had not tried.',
  ],
  [
    range(jst(7, 4, 18, 0), jst(7, 5, 5, 0)),
    'done',
    '17,995 名のパスワードを 4 組に分けて一括変更し、組ごとに動作を確かめた。',
    'Changed the passwords of 17,995 users in four groups and tested each group.',
  ],
  [
    exact(jst(7, 5, 15, 0)),
    'seen',
    '土曜日の計算機演習に立ち会い、支障がないことを確かめた。',
    'Attended the Saturday computer class: no trouble.',
  ],
  [
    {
      from: jst(7, 6, 3, 12),
      to: jst(7, 6, 3, 12),
      precision: 'minute',
      zone: 'America/Los_Angeles',
      stated: 'Sat Jul 5 11:12 PDT',
    },
    'told',
    '海外の研究機関から、以後のスキャンはないと連絡があった。',
    'The research centre abroad wrote that no scan had been seen since.',
  ],
  [
    dateOnly(7, 7),
    'done',
    '新しいパスワードの通知書を配り始めた。',
    'Began to hand out the letters with new passwords.',
  ],
]

export function caseFile(lang: Language): Documents['case-file'] {
  const confidence = (sure: boolean) => (sure ? pick(lang, '確実', 'certain') : pick(lang, 'おそらく', 'likely'))
  return {
    ...head(lang),
    number: '2003-0001',
    title: pick(
      lang,
      '掲示板サーバへの侵入とパスワードの流出',
      'Intrusion into the bulletin-board server, and loss of passwords',
    ),
    secrecy: pick(
      lang,
      { label: 'チームのみ', meaning: 'チームと指名された人だけが、この事案があることを知ることができます。' },
      { label: 'Team only', meaning: 'Only the team and named people can see that this incident exists.' },
    ),
    kinds: [
      { scheme: 'RSIT', label: pick(lang, '侵入：アプリケーションの侵害', 'Intrusions: application compromise') },
      { scheme: 'JPCERT 1999', label: pick(lang, 'システムへの侵入', 'System intrusion') },
    ],
    level: pick(
      lang,
      { label: '不祥事レベル', meaning: '影響が組織の外にも及んでいます。' },
      { label: 'Scandal', meaning: 'The effects reach people outside the organisation.' },
    ),
    phase: pick(
      lang,
      { label: '復旧', meaning: '封じ込めは終わり、サービスを元に戻しています。' },
      { label: 'Recovery', meaning: 'Contained; services are being brought back.' },
    ),
    lead: pick(lang, '佐藤 花子', 'Hanako Sato'),
    noticedAt: midnight,
    closedAt: null,
    summary: pick(
      lang,
      '2003年6月17日の未明、学内の掲示板サーバが外から操られ、海外の研究機関を調べ回っていることが分かりました。直ちに通信を止めましたが、サーバには約 25,800 名分のログイン ID と暗号化されたパスワードがあり、外から読める状態でした。\n\nこのため 17,995 名全員のパスワードを変えることにし、7月5日の朝までに終えました。悪用された形跡は、今のところ見つかっていません。',
      'In the first minutes of 17 June 2003 we learned that a bulletin-board server on campus was being used by strangers to probe a research centre abroad. It was cut off at once. The server held the login names and encrypted passwords of about 25,800 people, and they could be read from outside.\n\nWe therefore changed the passwords of all 17,995 active users; this was finished in the morning of 5 July. So far there is no sign that any password was misused.',
    ),
    situation: {
      happened: [
        {
          text: pick(
            lang,
            '掲示板サーバに海外から侵入された。',
            'The bulletin-board server was broken into from abroad.',
          ),
          confidence: confidence(true),
          at: jst(6, 17, 9, 0),
        },
        {
          text: pick(
            lang,
            '約 25,800 名分の暗号化されたパスワードが読み出せる状態だった。',
            'About 25,800 encrypted passwords could be read.',
          ),
          confidence: confidence(true),
          at: jst(6, 17, 9, 0),
        },
      ],
      happening: [
        {
          text: pick(
            lang,
            '新しいパスワードの通知書を配っている。',
            'Letters with new passwords are being handed out.',
          ),
          confidence: confidence(true),
          at: jst(7, 7, 9, 0),
        },
      ],
      mayHappen: [
        {
          text: pick(
            lang,
            '同じパスワードを使っている他のサービスが狙われる。',
            'Other services where people used the same password may be attacked.',
          ),
          confidence: confidence(false),
          at: jst(6, 18, 9, 0),
        },
      ],
    },
    worstCase: pick(
      lang,
      '流出したパスワードが解読され、利用者になりすましたメールや成績情報の閲覧が行われる。',
      'The passwords are cracked, and somebody reads mail and grades under other people’s names.',
    ),
    negativeFindings: [
      {
        text: pick(
          lang,
          '掲示板サーバにほかの個人情報は保存されていなかった。',
          'No other personal data was stored on the bulletin-board server.',
        ),
        confidence: confidence(true),
        at: jst(6, 17, 9, 0),
        by: pick(lang, '鈴木 一郎', 'Ichiro Suzuki'),
      },
    ],
    parties: [
      {
        name: 'NASA Ames Research Center',
        organisation: null,
        roles: pick(lang, ['被害者', '報告者'], ['victim', 'reporter']),
        contact: 'security@nasa.example',
        note: null,
      },
      {
        name: pick(lang, '業者 A', 'Contractor A'),
        organisation: pick(lang, 'パスワード一元管理システムの開発', 'Developer of the password system'),
        roles: pick(lang, ['協力者', '原因の当事者ではない'], ['helper', 'not the cause']),
        contact: null,
        note: pick(lang, '一括変更作業に立ち会い', 'Present during the mass change'),
      },
      {
        name: pick(lang, '掲示板システム開発業者', 'Developer of the bulletin board'),
        organisation: null,
        roles: pick(lang, ['製品の供給者'], ['vendor']),
        contact: '078-000-0000',
        note: null,
      },
    ],
    team: [
      { name: pick(lang, '佐藤 花子', 'Hanako Sato'), role: pick(lang, '指揮', 'Lead'), since: jst(6, 17, 0, 20) },
      {
        name: pick(lang, '鈴木 一郎', 'Ichiro Suzuki'),
        role: pick(lang, '技術調査', 'Technical investigation'),
        since: jst(6, 17, 0, 5),
      },
      { name: pick(lang, '髙﨑 葛城', 'Katsuragi Takasaki'), role: pick(lang, '利用者窓口', 'Help desk'), since: null },
    ],
    assets: [
      { name: pick(lang, '掲示板サーバ', 'Bulletin-board server'), note: 'Linux, Apache 1.3.20, OpenSSL 0.9.6b' },
      {
        name: pick(lang, 'パスワード（17,995 名）', 'Passwords (17,995 users)'),
        note: pick(lang, '学生 16,904 名、研究 1,091 名', '16,904 students, 1,091 researchers'),
      },
    ],
    observables: [
      {
        type: 'ipv4-addr',
        defanged: '192[.]0[.]2[.]44',
        role: pick(lang, '送信元', 'source'),
        firstSeenAt: jst(6, 16, 23, 41),
        note: pick(lang, '侵入元とみられる', 'probably the intruder'),
      },
      {
        type: 'ipv4-addr',
        defanged: '203[.]0[.]113[.]80',
        role: pick(lang, '掲示板', 'target'),
        firstSeenAt: jst(6, 17, 0, 0),
        note: null,
      },
      {
        type: 'url',
        defanged: `hxxp://bbs[.]example[.]ac[.]jp/cgi-bin/board?${'topic=%E6%8E%B2&page='.repeat(18)}`,
        role: pick(lang, 'その他', 'other'),
        firstSeenAt: null,
        note: null,
      },
      {
        type: 'file:sha256',
        defanged: sha(99),
        role: pick(lang, '送信元', 'source'),
        firstSeenAt: null,
        note: '/tmp/.sk',
      },
    ],
    reports: [
      {
        number: 'R2003-0001',
        reporter: 'NASA Ames Research Center',
        receivedAt: midnight,
        subject: 'Port scans from your host bbs.example.ac.jp',
        sha256: sha(1),
      },
      {
        number: 'R2003-0007',
        reporter: null,
        receivedAt: jst(6, 18, 8, 40),
        subject: pick(lang, '学外からメールが読めません', 'Cannot read mail from outside'),
        sha256: sha(7),
      },
    ],
    decisions: [
      {
        when: { from: jst(6, 17, 12, 0), to: jst(6, 17, 12, 0), precision: 'minute', zone: 'Asia/Tokyo' },
        by: pick(lang, '佐藤 花子', 'Hanako Sato'),
        what: pick(
          lang,
          '全利用者のパスワードを変更し、情報を全面的に公開する。',
          'Change every password and publish everything.',
        ),
        outcome: pick(lang, '了承', 'Approved'),
        reason: pick(lang, '流出した範囲を限れないため。', 'The extent of the loss cannot be narrowed down.'),
        entry: 9,
      },
      {
        when: { from: jst(6, 17, 13, 30), to: jst(6, 17, 13, 30), precision: 'minute', zone: 'Asia/Tokyo' },
        by: pick(lang, '大学執行部', 'University executive'),
        what: pick(lang, '一括変更は7月5日・6日に行う。', 'The mass change is done on 5 and 6 July.'),
        outcome: pick(lang, '了承', 'Approved'),
        reason: pick(lang, '授業への影響を最小にするため。', 'So that classes suffer least.'),
        entry: 10,
      },
    ],
    links: [
      {
        number: '2003-0002',
        title: pick(lang, '認証 Proxy の停止', 'Outage of the authentication proxy'),
        relation: pick(lang, 'この事案から生じた', 'caused by this'),
      },
    ],
    entries: lines.map(([when, kind, ja, en, extra], index) => ({
      number: index + 1,
      when,
      recordedAt: plus(when.precision === 'day' ? when.from : when.to, when.precision === 'day' ? 1300 : 9),
      by: pick(lang, index % 3 ? '鈴木 一郎' : '佐藤 花子', index % 3 ? 'Ichiro Suzuki' : 'Hanako Sato'),
      kind: kindWords[kind][lang === 'ja' ? 0 : 1],
      text: pick(lang, ja, en),
      ...extra,
    })),
    proof: { state: 'intact', checkedAt: jst(7, 7, 17, 4), entries: lines.length, firstWrong: null },
  }
}

/** An incident that was opened a minute ago: every section is empty. */
export function emptyCaseFile(lang: Language): Documents['case-file'] {
  return {
    ...caseFile(lang),
    ...head(lang),
    checkpoint: null,
    generated: { at: jst(6, 17, 0, 1), by: 'duty', for: null },
    title: pick(lang, '件名未定', 'Untitled'),
    kinds: [],
    level: null,
    phase: null,
    lead: null,
    summary: '',
    worstCase: '',
    situation: { happened: [], happening: [], mayHappen: [] },
    negativeFindings: [],
    parties: [],
    team: [],
    assets: [],
    observables: [],
    reports: [],
    decisions: [],
    links: [],
    entries: [],
    proof: { state: 'unchecked', checkedAt: null, entries: 0, firstWrong: null },
  }
}

/** Many entries over many days, as a long incident has them. */
export function longCaseFile(lang: Language, count: number): Documents['case-file'] {
  const base = caseFile(lang)
  return {
    ...base,
    entries: Array.from({ length: count }, (_, index) => {
      const from = plus(midnight, index * 37)
      const sample = base.entries[index % base.entries.length]!
      return {
        ...sample,
        number: index + 1,
        corrects: null,
        correctedBy: null,
        when: exact(from),
        recordedAt: plus(from, index % 5 === 0 ? 90 : 3),
        text: `${sample.text} (${index + 1})`,
      }
    }),
    proof: { ...base.proof, entries: count },
  }
}

export function handover(lang: Language): Documents['handover'] {
  const file = caseFile(lang)
  return {
    ...head(lang),
    generated: { at: jst(6, 18, 9, 0), by: pick(lang, '鈴木 一郎', 'Ichiro Suzuki'), for: null },
    since: jst(6, 17, 12, 0),
    sinceKind: 'last-login',
    giver: pick(lang, '鈴木 一郎', 'Ichiro Suzuki'),
    receiver: null,
    waitingReports: 3,
    incidents: [
      {
        number: '2003-0001',
        title: file.title,
        level: file.level,
        phase: file.phase,
        lead: file.lead,
        noticedAt: midnight,
        newEntries: 5,
      },
      {
        number: '2003-0002',
        title: pick(lang, '認証 Proxy の停止', 'Outage of the authentication proxy'),
        level: null,
        phase: null,
        lead: null,
        noticedAt: jst(6, 18, 8, 10),
        newEntries: 0,
      },
    ],
    changes: [
      {
        incident: '2003-0001',
        title: file.title,
        entries: file.entries
          .slice(9, 14)
          .map(({ number, when, recordedAt, by, kind, text }) => ({ number, when, recordedAt, by, kind, text })),
        more: 2,
      },
    ],
    due: [
      {
        at: jst(6, 18, 17, 0),
        what: pick(lang, '学長への経過報告の原稿', 'Draft of the report to the president'),
        incident: '2003-0001',
        who: pick(lang, '佐藤 花子', 'Hanako Sato'),
      },
      {
        at: jst(6, 18, 8, 30),
        what: pick(lang, '各学部への掲示の依頼', 'Ask the faculties to put up the notice'),
        incident: '2003-0001',
        who: null,
      },
    ],
    questions: [
      {
        text: pick(lang, '掲示板の管理者はいつ戻るか。', 'When does the administrator of the bulletin board return?'),
        incident: '2003-0001',
        by: pick(lang, '鈴木 一郎', 'Ichiro Suzuki'),
        at: jst(6, 17, 5, 0),
      },
      {
        text: pick(
          lang,
          '同じ版の Apache が動いている機械はほかにあるか。',
          'Which other machines run the same version of Apache?',
        ),
        incident: '2003-0001',
      },
    ],
  }
}

export function briefing(lang: Language): Documents['briefing'] {
  const file = caseFile(lang)
  return {
    ...head(lang),
    generated: { at: jst(6, 17, 13, 5), by: pick(lang, '佐藤 花子', 'Hanako Sato'), for: null },
    number: '2003-0001',
    title: file.title,
    level: file.level,
    lead: file.lead,
    phase: pick(
      lang,
      { label: '封じ込め', meaning: '被害の広がりを止めています。' },
      { label: 'Containment', meaning: 'We are stopping the harm from spreading.' },
    ),
    asOf: jst(6, 17, 13, 0),
    noticedAt: midnight,
    happened: pick(
      lang,
      '学内の掲示板を動かす計算機が外から乗っ取られ、海外の研究機関を調べ回るのに使われました。けさ 0 時に先方から知らせを受け、5 分以内に外との通信を止めました。\nその計算機には、約 25,800 名のログイン ID と暗号化されたパスワードがありました。',
      'A computer that runs a bulletin board on campus was taken over from outside and used to probe a research centre abroad. They told us at midnight; within five minutes we had cut it off.\nThe computer held the login names and encrypted passwords of about 25,800 people.',
    ),
    means: pick(
      lang,
      'そのうち 22,721 名は、センターの電子メールでも同じパスワードを使っています。暗号が解かれれば、本人になりすましてメールを読まれるおそれがあります。ほかの個人情報はありませんでした。',
      '22,721 of them use the same password for their mail with us. If the encryption is broken, somebody could read their mail in their name. No other personal data was there.',
    ),
    doing: pick(
      lang,
      '・学外からのメールの取込みを制限しました。\n・利用者全員にパスワードの変更をお願いする準備をしています。\n・文部科学省と IPA へ、きょう 16 時に報告します。',
      '· Fetching mail from outside is restricted.\n· We are preparing to ask everybody to change their password.\n· We report to the ministry and to IPA at 16:00 today.',
    ),
    decisions: [
      {
        what: pick(lang, '全員のパスワードを変更してよいか。', 'May we change everybody’s password?'),
        by: jst(6, 17, 14, 0),
        recommended: pick(
          lang,
          '変更する。7月5日・6日の土日に一括して行う。',
          'Yes, all at once on the weekend of 5 and 6 July.',
        ),
      },
      {
        what: pick(lang, '起こったことをすべて公表してよいか。', 'May we publish all that happened?'),
        by: jst(6, 17, 18, 0),
        recommended: pick(lang, '公表する。今夜 21 時に Web に載せる。', 'Yes, on the web at 21:00 tonight.'),
      },
    ],
    worstCase: pick(
      lang,
      'パスワードが解かれ、利用者のメールや成績が第三者に読まれ、報道される。',
      'Passwords are broken, strangers read mail and grades, and it is in the news.',
    ),
    nextReportAt: jst(6, 17, 19, 0),
    contact: pick(lang, '佐藤 花子（内線 5300）', 'Hanako Sato (ext. 5300)'),
  }
}

export function blankSheet(lang: Language): Documents['blank-sheet'] {
  const { tlp, organisation, generated } = head(lang)
  return { lang, zone, tlp, organisation, generated, number: null, sheets: 2 }
}

export const hostile = {
  typst:
    '#import "@preview/evil:1.0.0": * #panic("x") $x^2$ *bold* _it_ @ref <label> \\ \\u{41} `raw` // comment /* c */ ~ -- --- ... = head',
  quotes: `"double" 'single' \\"escaped\\" #{ } [ ] ( )`,
  reorder: 'invoice\u202Efdp.exe \u2066hidden\u2069 zero\u200Bwidth',
  controls: 'bell\u0007 null\u0000 esc\u001B[31m',
  foreign: 'مرحبا بالعالم 안녕하세요 😀 葛\u{E0100}城 か\u3099 ①㈱髙﨑',
  url: `hxxps://evil[.]example/${'a1b2c3d4e5'.repeat(40)}`,
}

/** The same case, with the worst that anybody can type in every place that takes text. */
export function hostileCaseFile(lang: Language): Documents['case-file'] {
  const base = caseFile(lang)
  const all = Object.values(hostile).join('\n')
  return {
    ...base,
    title: hostile.typst,
    summary: all,
    worstCase: hostile.url,
    lead: hostile.reorder,
    parties: [
      {
        name: hostile.url,
        organisation: hostile.quotes,
        roles: [hostile.typst],
        contact: hostile.url,
        note: hostile.controls,
      },
    ],
    assets: [{ name: hostile.url, note: all }],
    reports: [{ number: 'R2003-0001', reporter: hostile.url, receivedAt: midnight, subject: all, sha256: sha(1) }],
    entries: [
      { ...base.entries[0]!, text: all },
      { ...base.entries[1]!, text: `${hostile.url}\n${'長い文章です。'.repeat(2500)}` },
      { ...base.entries[2]!, text: 'x'.repeat(6000) },
      { ...base.entries[3]!, text: null },
      {
        ...base.entries[4]!,
        when: { from: midnight, to: jst(7, 1), precision: 'unknown', zone, stated: 'sometime in June' },
      },
    ],
  }
}
