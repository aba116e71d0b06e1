import { words } from '#src/core/words.ts'

/** Every state word and, under `.means`, the sentence that says what it means. The one dictionary for both (design, Look 8). */
export const stateWords = words({
  'tlp.red': { ja: 'TLP:RED', en: 'TLP:RED' },
  'tlp.red.means': {
    ja: '受け取った本人だけが見聞きできます。ほかの誰にも伝えられません。',
    en: 'For the eyes and ears of the individual recipients only. It goes no further.',
  },
  'tlp.amber+strict': { ja: 'TLP:AMBER+STRICT', en: 'TLP:AMBER+STRICT' },
  'tlp.amber+strict.means': {
    ja: '自分の組織の中で、知る必要のある人にだけ伝えられます。',
    en: 'Within your own organisation only, to those who need to know.',
  },
  'tlp.amber': { ja: 'TLP:AMBER', en: 'TLP:AMBER' },
  'tlp.amber.means': {
    ja: '自分の組織とその顧客のうち、知る必要のある人に伝えられます。',
    en: 'Within your own organisation and its clients, to those who need to know.',
  },
  'tlp.green': { ja: 'TLP:GREEN', en: 'TLP:GREEN' },
  'tlp.green.means': {
    ja: 'セキュリティの仲間内で共有できます。一般に見える場所には出せません。',
    en: 'Within the security community, but not through public channels.',
  },
  'tlp.clear': { ja: 'TLP:CLEAR', en: 'TLP:CLEAR' },
  'tlp.clear.means': { ja: '共有先の制限はありません。', en: 'There is no limit on sharing.' },

  'phase.triage': { ja: '見極め', en: 'Triage' },
  'phase.triage.means': {
    ja: '本当にインシデントか、どの程度かを確かめている段階です。',
    en: 'Finding out whether it really is an incident, and how bad.',
  },
  'phase.response': { ja: '対応', en: 'Response' },
  'phase.response.means': {
    ja: '被害を抑え、原因を調べ、関係者に知らせている段階です。',
    en: 'Containing the damage, looking for the cause, telling those concerned.',
  },
  'phase.recovery': { ja: '復旧', en: 'Recovery' },
  'phase.recovery.means': {
    ja: 'システムと業務を元に戻し、安全を確かめている段階です。',
    en: 'Bringing systems and work back and checking that they are safe.',
  },
  'phase.review': { ja: '振り返り', en: 'Review' },
  'phase.review.means': {
    ja: '対応は終わり、教訓と再発防止をまとめている段階です。',
    en: 'The response is over; lessons and measures are being drawn.',
  },
  'phase.closed': { ja: '終了', en: 'Closed' },
  'phase.closed.means': {
    ja: '理由を記して閉じました。新しい項目を書くには再開が必要です。',
    en: 'Closed with a reason. It must be reopened before anything can be added.',
  },

  'severity.none': { ja: '未評価', en: 'Not graded' },
  'severity.none.means': { ja: '深刻度をまだ評価していません。', en: 'Nobody has graded how bad it is yet.' },
  'quality.accident': { ja: '事故', en: 'Accident' },
  'quality.accident.means': {
    ja: '影響は組織の中にとどまっています。',
    en: 'The effect stays inside the organisation.',
  },
  'quality.scandal': { ja: '不祥事', en: 'Scandal' },
  'quality.scandal.means': {
    ja: '組織の外にも影響が及んでいます。',
    en: 'People outside the organisation are affected.',
  },
  'quality.society': { ja: '社会インフラ', en: 'Society' },
  'quality.society.means': {
    ja: '社会の基盤に影響が及ぶおそれがあります。',
    en: 'The infrastructure of society may be affected.',
  },

  'report.new': { ja: '新着', en: 'New' },
  'report.new.means': { ja: 'まだ誰も手をつけていません。', en: 'Nobody has taken it on yet.' },
  'report.taken': { ja: '担当あり', en: 'Taken on' },
  'report.taken.means': { ja: '担当者が決まり、見極めの途中です。', en: 'Somebody is looking into it.' },
  'report.incident': { ja: 'インシデント', en: 'Incident' },
  'report.incident.means': { ja: 'インシデントの一部になりました。', en: 'It has become part of an incident.' },
  'report.disposed': { ja: '対応不要', en: 'Set aside' },
  'report.disposed.means': {
    ja: 'インシデントではないと判断し、理由を記して片付けました。いつでも戻せます。',
    en: 'Judged to be no incident and set aside with a reason. It can be brought back at any time.',
  },

  'channel.form': { ja: 'フォーム', en: 'Form' },
  'channel.mail': { ja: 'メール', en: 'Mail' },
  'channel.phone': { ja: '電話', en: 'Telephone' },
  'channel.fax': { ja: 'FAX', en: 'Fax' },
  'channel.paper': { ja: '書面', en: 'Paper' },
  'channel.api': { ja: 'API', en: 'API' },
  'channel.upload': { ja: 'ファイル', en: 'File' },
  'channel.command': { ja: 'コマンド', en: 'Command line' },

  'consent.identity': { ja: '氏名・連絡先', en: 'Name and contact' },
  'consent.organisation': { ja: '組織名', en: 'Organisation' },
  'consent.address': { ja: 'アドレス', en: 'Addresses' },
  'consent.log': { ja: 'ログ', en: 'Log lines' },
  'consent.attachments': { ja: '添付', en: 'Attachments' },
  'consent.unsaid': { ja: '示されていない', en: 'Not said' },
  'consent.unsaid.means': {
    ja: '許可が示されていないため、外に出せません。',
    en: 'Nothing was said, so it does not leave the desk.',
  },
  'consent.nobody': { ja: '誰にも開示しない', en: 'Nobody' },
  'consent.nobody.means': { ja: '誰にも開示できません。', en: 'It may be disclosed to nobody.' },
  'consent.named': { ja: '指定した相手', en: 'Named parties' },
  'consent.named.means': { ja: '報告者が挙げた相手にだけ開示できます。', en: 'Only to those whom the reporter named.' },
  'consent.parties': { ja: '関係者', en: 'The parties concerned' },
  'consent.parties.means': { ja: 'この件の関係サイトに開示できます。', en: 'To the sites concerned in this case.' },
  'consent.public': { ja: '公開可', en: 'Anybody' },
  'consent.public.means': { ja: '誰にでも開示できます。', en: 'To anybody.' },

  'confidence.confirmed': { ja: '確認済み', en: 'Confirmed' },
  'confidence.confirmed.means': { ja: '証拠を見て確かめました。', en: 'Checked against evidence.' },
  'confidence.likely': { ja: '可能性が高い', en: 'Likely' },
  'confidence.likely.means': { ja: 'そう考える材料が多くあります。', en: 'Most of what is known points to it.' },
  'confidence.possible': { ja: '可能性がある', en: 'Possible' },
  'confidence.possible.means': {
    ja: '否定できませんが、決め手もありません。',
    en: 'It cannot be ruled out, nor is it shown.',
  },
  'confidence.unlikely': { ja: '可能性が低い', en: 'Unlikely' },
  'confidence.unlikely.means': {
    ja: 'そうでないと考える材料が多くあります。',
    en: 'Most of what is known speaks against it.',
  },

  secret: { ja: '秘匿', en: 'Secret' },
  'secret.means': {
    ja: 'チームと名指しされた人だけが、この件があることを知っています。読んだことも記録に残ります。',
    en: 'Only the team and named people know that it exists. Reading it goes on the record.',
  },

  'role.administrator': { ja: '管理者', en: 'Administrator' },
  'role.administrator.means': {
    ja: 'アカウントとデスクの設定を管理し、すべての作業ができます。',
    en: 'Looks after accounts and the desk itself, and can do all the work.',
  },
  'role.lead': { ja: '指揮者', en: 'Lead' },
  'role.lead.means': {
    ja: 'インシデントを指揮し、閉じたり再開したり、記録を書き出したりできます。',
    en: 'Leads incidents, closes and reopens them, exports the record.',
  },
  'role.responder': { ja: '対応者', en: 'Responder' },
  'role.responder.means': {
    ja: '報告を受け付け、インシデントに対応し、記録を書きます。',
    en: 'Takes in reports, works on incidents, writes the record.',
  },
  'role.help-desk': { ja: '問い合わせ窓口', en: 'Help desk' },
  'role.help-desk.means': {
    ja: '報告を受け付けます。インシデントは名指しされたものだけ分かります。',
    en: 'Takes in reports. Knows only of the incidents they are named in.',
  },
  'role.executive': { ja: '経営層', en: 'Executive' },
  'role.executive.means': {
    ja: '経営層向けの説明とインシデントを読みます。',
    en: 'Reads incidents and the page for management.',
  },
  'role.unit-administrator': { ja: '部局管理者', en: 'Unit administrator' },
  'role.unit-administrator.means': {
    ja: '名指しされたインシデントを読み、記録に書き加えます。',
    en: 'Reads the incidents they are named in, and adds to their record.',
  },
  'role.auditor': { ja: '監査者', en: 'Auditor' },
  'role.auditor.means': {
    ja: 'すべてを読み、記録を検証し、書き出します。変更はできません。',
    en: 'Reads everything, verifies and exports the record, changes nothing.',
  },
})
export type StateWord = keyof typeof stateWords
