import { type Words, words } from '#src/core/words.ts'
import { incidentWords } from '../../words.ts'

/** The words of the record and the paper, as they stand alone on a page: English with a capital. */
const alone = <W extends Words>(table: W): W =>
  Object.fromEntries(
    Object.entries(table).map(([key, { ja, en }]) => [key, { ja, en: en.charAt(0).toUpperCase() + en.slice(1) }]),
  ) as unknown as W

/** Words of things an incident is made of: kinds of entry, roles, relations, ways of finding out. */
export const stateWords = words({
  ...alone(incidentWords),

  'kind.fact.means': { ja: '起きたこと、確かめたこと。', en: 'Something that happened or was checked.' },
  'kind.action.means': { ja: '私たちが行ったこと。', en: 'Something that we did.' },
  'kind.decision.means': { ja: '誰かが決めたこと。', en: 'Something that somebody decided.' },
  'kind.contact.means': { ja: '外の人との連絡。', en: 'Word to or from somebody outside.' },
  'kind.finding.means': { ja: '調べてわかったこと。', en: 'Something that an examination showed.' },
  'kind.containment.means': { ja: '被害を広げないための処置。', en: 'A step that keeps the damage from spreading.' },
  'kind.request.means': { ja: '誰かに頼んだこと、頼まれたこと。', en: 'Something asked of somebody, or of us.' },
  'kind.meeting.means': { ja: '集まって話したこと。', en: 'What was talked over together.' },
  'kind.media.means': { ja: '報道、会見、取材への対応。', en: 'News, press conferences and answers to the press.' },
  'kind.complaint.means': { ja: '苦情や問い合わせ。', en: 'Complaints and inquiries.' },
  'kind.note.means': { ja: 'まだ分類していない書き留め。', en: 'Something written down that has no kind yet.' },
  'kind.change.means': { ja: 'デスクでの変更。自動で記録されます。', en: 'A change at the desk, recorded by itself.' },
  'kind.access.means': {
    ja: '秘匿の件を読んだことの記録。自動で記録されます。',
    en: 'Somebody read a secret incident; recorded by itself.',
  },
  'party-kind.person': { ja: '個人', en: 'Person' },
  'party-kind.organisation': { ja: '組織', en: 'Organisation' },
  'party-kind.site': { ja: 'サイト', en: 'Site' },
  'party-kind.unit': { ja: '部署', en: 'Unit' },
  'tlp.red': { ja: 'RED（本人だけ）', en: 'RED (recipients only)' },
  'tlp.amber+strict': { ja: 'AMBER+STRICT（組織内）', en: 'AMBER+STRICT (organisation)' },
  'tlp.amber': { ja: 'AMBER（組織と顧客）', en: 'AMBER (organisation, clients)' },
  'tlp.green': { ja: 'GREEN（仲間内）', en: 'GREEN (community)' },
  'tlp.clear': { ja: 'CLEAR（制限なし）', en: 'CLEAR (no limit)' },
  'sent.mail': { ja: 'メール', en: 'By mail' },
  'sent.paper': { ja: '紙', en: 'On paper' },
  'sent.spoken': { ja: '口頭', en: 'Spoken' },
  'sent.link': { ja: 'リンク', en: 'By link' },
  'sent.other': { ja: 'その他', en: 'Otherwise' },
})
