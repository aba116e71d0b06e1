import { words } from '#src/core/words.ts'

export const homeWords = words({
  title: { ja: '今', en: 'Now' },
  open: { ja: '対応中のインシデント', en: 'Open incidents' },
  'open.count': {
    ja: '{total, number}件{more, select, true {以上} other {}}',
    en: '{total, number}{more, select, true { or more} other {}}',
  },
  'open.all': { ja: 'すべて見る', en: 'See all' },
  'open.none': { ja: '対応中のインシデントはありません', en: 'No incident is open' },
  'open.none.text': {
    ja: '受信箱に届いた報告から開くか、新しく開けます。',
    en: 'Open one from a report in the inbox, or start a new one.',
  },
  logs: { ja: 'ログを見る', en: 'Logs' },
  trends: { ja: '傾向を見る', en: 'Trends' },
  'open.inbox': { ja: '受信箱を開く', en: 'Open the inbox' },
  mine: { ja: '自分が指揮', en: 'Led by me' },
  unread: { ja: '未読{count, number}件', en: '{count, number} unread' },
  noticed: { ja: '覚知から', en: 'since notice' },
  'last-entry': { ja: '最終記入', en: 'Last entry' },
  lead: { ja: '指揮', en: 'Lead' },
  'lead.none': { ja: '指揮者未定', en: 'No lead yet' },
  inbox: { ja: '受信箱', en: 'Inbox' },
  'inbox.new': { ja: '新着', en: 'New' },
  'inbox.mine': { ja: '自分の担当', en: 'Mine' },
  'inbox.taken': { ja: '担当あり', en: 'Taken on' },
  'inbox.noise': { ja: 'ノイズの疑い', en: 'Likely noise' },
  'inbox.quiet': { ja: '新しい報告はありません', en: 'No new reports' },
  since: { ja: '前回のサインインから', en: 'Since your last sign-in' },
  'since.at': { ja: '{at}（{span}前）', en: '{at} ({span} ago)' },
  'since.first': { ja: '今回が最初のサインインです。', en: 'This is your first sign-in.' },
  'since.changed': {
    ja: '{count, number}件のインシデントに動きがありました',
    en: '{count, plural, one {# incident has moved} other {# incidents have moved}}',
  },
  'since.quiet': { ja: '対応中のインシデントに動きはありません。', en: 'Nothing has moved in the open incidents.' },
  'since.unread': { ja: '未読の記録 {count, number}件', en: '{count, number} unread entries' },
  print: { ja: '紙で渡す', en: 'On paper' },
  'print.handover': { ja: '引き継ぎ票（PDF）', en: 'Handover sheet (PDF)' },
  'print.blank': { ja: '白紙の記録用紙（PDF）', en: 'Blank record sheets (PDF)' },
  'print.text': {
    ja: '停電や障害に備え、白紙の用紙を印刷しておけます。',
    en: 'Print blank sheets now, for the day when systems are down.',
  },

  'welcome.title': { ja: '用意ができました', en: 'The desk is ready' },
  'welcome.text': {
    ja: '{name}さん、このデスクの管理者として登録しました。次にすることを選んでください。',
    en: '{name}, you are the administrator of this desk. Choose what comes next.',
  },
  'welcome.demo': { ja: '実例で試す', en: 'Try it with a real case' },
  'welcome.demo.text': {
    ja: '実際にあった事案をもとにしたデータを読み込みます。どの画面も中身のある状態で試せます。',
    en: 'Loads data after cases that really happened, so that every page has something in it.',
  },
  'welcome.demo.kobe': {
    ja: '掲示板システムに侵入され、利用者22,721人分のパスワードが流出したおそれのある事案（2003年6月、記録50件）',
    en: 'A bulletin board system is broken into, and the passwords of 22,721 users may have leaked (June 2003, 50 entries)',
  },
  'welcome.demo.sites': {
    ja: '二つのサイトから届いた、同じ侵入者についての報告（1999年）。アドレスと時刻から、同じ件だと提案されます。',
    en: 'Reports from two sites about the same intruder (1999). The desk proposes that they belong together, by address and time.',
  },
  'welcome.demo.logins': {
    ja: '役割ごとの試用アカウント。実運用の前に閉じてください。',
    en: 'An account for each role, to try them out. Close them before the desk is used in earnest.',
  },
  'welcome.demo.stays': {
    ja: '記録は消せないので、読み込んだ事案は残ります。本番のデスクには読み込まないでください。',
    en: 'The record cannot be erased, so what is loaded stays. Do not load it into the desk you will work with.',
  },
  'welcome.demo.act': { ja: '実例を読み込む', en: 'Load the case' },
  'welcome.demo.busy': { ja: '読み込んでいます。数秒かかります。', en: 'Loading. This takes a few seconds.' },
  'welcome.demo.there': { ja: '実例は読み込み済みです', en: 'The case is loaded' },
  'welcome.demo.done': {
    ja: '報告{reports, number}件、記録{entries, number}件を読み込みました。',
    en: '{reports, number} reports and {entries, number} entries have been loaded.',
  },
  'welcome.demo.open': { ja: 'インシデント {number} を開く', en: 'Open incident {number}' },
  'welcome.demo.passwords': {
    ja: '試用アカウント（この画面でだけ表示されます）',
    en: 'Trial accounts (shown on this page only)',
  },
  'welcome.empty': { ja: '空のまま始める', en: 'Begin with an empty desk' },
  'welcome.empty.text': {
    ja: '仲間を招き、報告フォームのアドレスを知らせるところから始めます。',
    en: 'Invite your colleagues, and make the address of the report form known.',
  },
  'welcome.people': { ja: 'メンバーを招く', en: 'Invite colleagues' },
  'welcome.form': { ja: '報告フォームを見る', en: 'See the report form' },
  'welcome.now': { ja: '「今」へ進む', en: 'Go to Now' },
})
