// The page of the frame in which strangers' contents are shown: text that cannot become markup, a picture of ours, and nothing that acts.

export type Frame = {
  readonly lang: string
  readonly isDark: boolean
  /** What it is, for who cannot see it. */
  readonly label: string
  readonly lines: readonly { readonly mark: string; readonly text: string }[]
  /** WebP that the desk drew. */
  readonly picture: { readonly base64: string; readonly width: number; readonly height: number } | null
}

const unsafe: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => unsafe[one]!)

/** Beside the sandbox of the frame: not even an address could be asked for. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
const style = `:root{color-scheme:light}:root.dark{color-scheme:dark}
body{margin:0;padding:8px 0;font:13px/1.5 ui-monospace,Menlo,Consolas,"Noto Sans Mono CJK JP",monospace;color:CanvasText;background:Canvas}
p{margin:0;padding:0 12px;white-space:pre-wrap;overflow-wrap:anywhere}
span{display:inline-block;min-width:6em;padding-right:12px;opacity:.7}
body.picture{padding:0}img{display:block;max-width:100%;max-height:100vh;width:auto;height:auto;margin:0 auto}`

export function framePage({ lang, isDark, label, lines, picture }: Frame): string {
  const rows = lines.map(
    ({ mark, text }) => `<p>${mark === '' ? '' : `<span>${escaped(mark)}</span>`}${escaped(text)}</p>`,
  )
  const image =
    picture === null || !/^[A-Za-z0-9+/=]*$/.test(picture.base64)
      ? ''
      : `<img alt="${escaped(label)}" width="${Math.trunc(picture.width)}" height="${Math.trunc(picture.height)}" src="data:image/webp;base64,${picture.base64}">`
  return `<!doctype html><html lang="${escaped(lang)}"${isDark ? ' class="dark"' : ''}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escaped(label)}</title><style>${style}</style></head><body${image === '' ? '' : ' class="picture"'}>${image}${rows.join('\n')}</body></html>`
}
