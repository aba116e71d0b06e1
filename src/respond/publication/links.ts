import type { Language } from '#src/core/language.ts'

/** Where each page stands: behind the desk, or in a folder that works without it. */
export type Links = {
  readonly style: string
  readonly list: (lang: Language) => string
  readonly notice: (slug: string, lang: Language, issue?: number) => string
  readonly feed: (lang: Language) => string
  /** Where one asks to be told by mail; a folder has no such place. */
  readonly subscribe: ((lang: Language) => string) | null
  /** The whole address, for codes on paper and for readers of feeds. */
  readonly permanent: (slug: string, lang?: Language, issue?: number) => string
  readonly base: string
}

const bare = (url: string): string => url.replace(/\/+$/, '')

/** Behind the desk: the language is asked for, else it is the reader's own. */
export function siteLinks(publicUrl: string): Links {
  const base = `${bare(publicUrl)}/notices`
  const notice = (slug: string, lang?: Language, issue?: number) =>
    `/${slug}${issue === undefined ? '' : `/${issue}`}${lang === undefined ? '' : `?lang=${lang}`}`
  return {
    base,
    style: '/notices/style.css',
    list: (lang) => `/notices?lang=${lang}`,
    notice: (slug, lang, issue) => `/notices${notice(slug, lang, issue)}`,
    feed: (lang) => `/notices/feed.${lang}.xml`,
    subscribe: (lang) => `/notices/subscribe?lang=${lang}`,
    permanent: (slug, lang, issue) => `${base}${notice(slug, lang, issue)}`,
  }
}

/** In a folder: one file beside the other, so that it works from any place, also from a disk. */
export function folderLinks(base: string): Links {
  const notice = (slug: string, lang: Language = 'ja', issue?: number) =>
    `${slug}${issue === undefined ? '' : `.${issue}`}.${lang}.html`
  return {
    base: bare(base),
    style: 'style.css',
    list: (lang) => (lang === 'ja' ? 'index.html' : 'index.en.html'),
    notice,
    feed: (lang) => `feed.${lang}.xml`,
    subscribe: null,
    permanent: (slug, lang, issue) => `${bare(base)}/${notice(slug, lang, issue)}`,
  }
}
