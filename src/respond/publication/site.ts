// Everything that is public as a folder (S3-132): it works from another server or from a disk while the desk and the main site are away.
import type { DeskContact } from '#src/core/contact.ts'
import { pageStyle } from '#src/detect/report/page-style.ts'
import { feedOf } from './feed.ts'
import { folderLinks } from './links.ts'
import { listPage, noticePage, type SiteFacts } from './page.ts'
import { noticeStyle } from './page-style.ts'
import type { PublicNotice } from './store.ts'

export type SiteFile = { readonly path: string; readonly text: string }
export type SiteOptions = {
  readonly organisation: string
  readonly contact: DeskContact
  readonly zone: string
  /** Where the folder will stand, for codes on paper and feeds. */
  readonly base: string
  readonly now: string
}

const languages = ['ja', 'en'] as const

/** The same desk gives the same bytes, whenever it is asked. */
export function siteFiles(notices: readonly PublicNotice[], options: SiteOptions): SiteFile[] {
  const links = folderLinks(options.base)
  const facts = (lang: 'ja' | 'en'): SiteFacts => ({ ...options, lang, links })
  const pages = languages.flatMap((lang) => [
    { path: links.list(lang), text: String(listPage(facts(lang), notices)) },
    { path: links.feed(lang), text: feedOf(facts(lang), notices) },
    ...notices.flatMap((notice) => [
      { path: links.notice(notice.slug, lang), text: String(noticePage(facts(lang), notice)) },
      ...notice.versions.map(({ issue }) => ({
        path: links.notice(notice.slug, lang, issue),
        text: String(noticePage(facts(lang), notice, issue)),
      })),
    ]),
  ])
  return [...pages, { path: links.style, text: `${pageStyle}\n${noticeStyle}\n` }]
}
