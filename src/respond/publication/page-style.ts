/** What the pages of notices need beyond the style of the public pages. */
export const noticeStyle = `
.feed{list-style:none;margin:0;padding:0}
.feed li{padding:.8rem 0;border-top:1px solid var(--line)}
.feed li:first-child{border-top:0}
.feed a{font-weight:600}
.meta{color:var(--soft);font-size:.9rem;margin:0}
.stage{display:inline-block;border:1px solid var(--edge);border-radius:.3rem;padding:0 .5rem;margin-right:.5rem;color:var(--ink)}
.notice p,.notice td,.notice dd{white-space:pre-line}
.notice h2{margin:1.4rem 0 .3rem}
.notice .to{font-weight:600}
.notice table{border-collapse:collapse;width:100%;margin:.5rem 0}
.notice th,.notice td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line)}
.caution{border-left:4px solid var(--bad);background:var(--bad-ground);border-radius:4px;padding:.6rem .9rem;margin:0 0 1rem}
.caution p{margin:0}
.history li{margin:.2rem 0}
.own{display:flex;gap:1.25rem;align-items:center;flex-wrap:wrap}
.own svg{width:7rem;height:7rem;background:#fff;border-radius:4px;flex:none}
.hash{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.8rem;color:var(--soft)}
.ways{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:1rem 0}
`.trim()
