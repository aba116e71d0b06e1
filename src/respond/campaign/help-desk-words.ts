import { words } from '#src/core/words.ts'

/** What help desks are asked, by which way, and the parts of their manual; pages and the record say the same. */
export const helpDeskWords = words({
  'campaign.asked.how': { ja: '変更のしかた', en: 'how to change it' },
  'campaign.asked.letter': { ja: '通知書（届かない・なくした）', en: 'the letter: not come, lost' },
  'campaign.asked.sign-in': { ja: 'ログインできない', en: 'cannot sign in' },
  'campaign.asked.mail': { ja: 'メール（読めない・転送したい）', en: 'mail: cannot read it, forwarding' },
  'campaign.asked.why': { ja: 'なぜ変えるのか', en: 'why it must be changed' },
  'campaign.asked.other': { ja: 'その他', en: 'something else' },
  'campaign.asked-by.phone': { ja: '電話', en: 'telephone' },
  'campaign.asked-by.counter': { ja: '窓口', en: 'counter' },
  'campaign.asked-by.mail': { ja: 'メール', en: 'mail' },
  'campaign.manual.identity': { ja: '本人確認の手順', en: 'How people show who they are' },
  'campaign.manual.always': { ja: 'どの段階でも', en: 'In every phase' },
  'campaign.manual.own-change': { ja: '本人による変更の間', en: 'While people change theirs' },
  'campaign.manual.mail': { ja: '全員へのメールの間', en: 'While everybody gets a mail' },
  'campaign.manual.fax': { ja: '各部局へのFAXの間', en: 'While units get a FAX' },
  'campaign.manual.stop': { ja: '変更を止めている間', en: 'While nothing can be changed' },
  'campaign.manual.print': { ja: '通知書を印刷している間', en: 'While letters are printed' },
  'campaign.manual.forced-change': { ja: '強制変更の間', en: 'While passwords are changed for everybody' },
  'campaign.manual.handing-out': { ja: '通知書を配布している間', en: 'While letters are handed out' },
})
