/** The one style sheet of the public pages. Colours meet WCAG 2.2 AA in both modes. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fff;--ground:#f7f5f0;--ink:#1f1c18;--soft:#544e45;--line:#e0dbd0;--edge:#8c857a;--act:#1f1c18;--act-ink:#fff;--link:#1f4b7a;--bad:#a8071a;--bad-ground:#fdebec;--good:#246338;--good-ground:#e8f3ea;--focus:#1f4b7a}
@media (prefers-color-scheme:dark){:root{--paper:#1d1c19;--ground:#151412;--ink:#ece8e0;--soft:#bab4a9;--line:#37342e;--edge:#7f796e;--act:#ece8e0;--act-ink:#171614;--link:#92bdea;--bad:#ff9a92;--bad-ground:#3d1b1c;--good:#86cb9b;--good-ground:#1b2d21;--focus:#92bdea}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.7 -apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"Hiragino Sans","Noto Sans CJK JP","Noto Sans JP","Yu Gothic UI",Meiryo,sans-serif;overflow-wrap:anywhere}
:lang(ja) body,html:lang(ja) body{line-height:1.8}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:.5rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;max-width:46rem;margin:0 auto;padding:.75rem 1rem}
header p{margin:0}
.desk a{color:inherit;text-decoration:none;font-weight:600}
nav a{display:inline-block;padding:.35rem .9rem;border:1px solid var(--edge);border-radius:1rem;background:var(--paper);text-decoration:none;line-height:1.4}
main{max-width:46rem;margin:0 auto;padding:.5rem 1rem 2.5rem}
h1,h2,h3{text-wrap:balance;word-break:auto-phrase}
p{text-wrap:pretty}
h1{font-size:1.6rem;line-height:1.35;margin:.5rem 0 .75rem}
h2{font-size:1.1rem;line-height:1.4;margin:0 0 .75rem}
h3{font-size:1rem;margin:1.25rem 0 .15rem}
h3+p{margin-top:0}
section p{margin:.15rem 0 .35rem}
.lead{margin:.25rem 0}
.note{margin:.25rem 0 1.25rem;color:var(--soft)}
section,.card{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:1.1rem 1.25rem;margin:0 0 1rem}
.field{margin:0 0 1.1rem}
.field:last-child{margin-bottom:.25rem}
label,legend{font-weight:600;display:block}
legend{padding:0;margin-bottom:.4rem}
.hint{color:var(--soft);font-size:.9rem;line-height:1.6;margin:.1rem 0 .4rem;font-weight:400}
input,textarea,select,button{font:inherit;color:inherit}
input[type=text],input[type=email],input[type=tel],input[type=date],input[type=time],textarea,select{width:100%;min-width:0;max-width:100%;min-height:2.75rem;padding:.45rem .65rem;background:var(--paper);border:1px solid var(--edge);border-radius:5px;margin-top:.25rem}
textarea{display:block;line-height:1.6;resize:vertical}
.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK JP",monospace;font-size:.9rem}
input[type=file]{display:block;width:100%;min-height:2.75rem;padding:.5rem 0;font-size:.95rem}
.pair{display:grid;gap:0 1rem;grid-template-columns:minmax(0,1fr) minmax(0,1fr);align-items:end}
.pair>*{min-width:0}
.pair .field{margin-bottom:1.1rem}
@media (max-width:26rem){.pair{grid-template-columns:minmax(0,1fr)}}
@media (max-width:34rem){.pair.wide{grid-template-columns:minmax(0,1fr)}section,.card{padding:1rem}h1{font-size:1.4rem}}
fieldset{border:0;padding:0;margin:0 0 1.1rem;min-width:0}
fieldset.moment .field{margin-bottom:0}
fieldset.moment label{font-weight:400}
.kinds{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.1rem 1rem}
.kinds legend{grid-column:1/-1}
.kinds label{font-weight:400;display:flex;gap:.5rem;align-items:center;min-height:2.25rem}
.kinds input{width:1.15rem;height:1.15rem;flex:none;accent-color:var(--link)}
details{border-top:1px solid var(--line)}
section details:last-child{border-bottom:1px solid var(--line)}
summary{cursor:pointer;padding:.7rem .25rem;font-weight:600}
main>details{border:1px solid var(--line);border-radius:8px;background:var(--paper);padding:0 1rem}
.inside{padding:.25rem .25rem 1rem}
.send{margin:1.5rem 0 0}
.send .hint{margin-top:.6rem}
button,.button{display:inline-block;background:var(--act);color:var(--act-ink);border:0;border-radius:6px;padding:.7rem 2rem;font-weight:600;cursor:pointer;text-decoration:none;min-height:2.75rem}
button:hover,.button:hover{filter:brightness(1.08)}
.summary{border:2px solid var(--bad);background:var(--bad-ground);border-radius:8px;padding:.9rem 1.1rem;margin:0 0 1rem}
.summary h2{margin:0 0 .35rem;font-size:1.05rem}
.summary ul{margin:0;padding-left:1.2rem}
.summary p{margin:0}
.summary a{color:var(--bad);font-weight:600}
.wrong{border-left:4px solid var(--bad);padding-left:.8rem}
.error{color:var(--bad);font-weight:600;margin:.1rem 0 .25rem}
.wrong input,.wrong textarea,.wrong select{border-color:var(--bad);border-width:2px}
.good{border-left:4px solid var(--good);background:var(--good-ground);color:var(--good);border-radius:4px;padding:.6rem .9rem;font-weight:600}
.trap{position:absolute;left:-999rem;height:1px;width:1px;overflow:hidden}
.label{color:var(--soft);font-size:.9rem;margin:0}
.card .label+p{margin:0 0 .7rem}
.number{font-size:1.7rem;font-weight:700;line-height:1.3;letter-spacing:.02em}
.link{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9rem;user-select:all}
dl{margin:0 0 1.25rem}
dt{color:var(--soft);font-size:.9rem;margin-top:.7rem}
dd{margin:0}
footer{max-width:46rem;margin:0 auto;padding:0 1rem 3rem;color:var(--soft)}
footer h2{font-size:.95rem;margin:0 0 .25rem}
.reach{display:flex;flex-wrap:wrap;gap:.25rem 1.75rem;margin:0}
.reach div{display:flex;gap:.5rem}
.reach dt{margin:0}
.reach dt,.reach dd{font-size:.95rem}
fieldset.helped label{font-weight:400;display:flex;gap:.6rem;align-items:center;min-height:2.5rem}
button.second,.button.second{margin:.25rem 0;background:none;color:var(--ink);border:1px solid var(--edge)}
fieldset.helped input{width:1.2rem;height:1.2rem;flex:none;accent-color:var(--link)}
article{border-left:4px solid var(--line);padding:.1rem 0 .1rem .9rem;margin:0 0 1.1rem}
article.desk{border-color:var(--link)}
.text,pre{white-space:pre-wrap;margin:.2rem 0}
pre{font:inherit;font-size:.95rem}
@media print{header nav,form,.skip{display:none}body{background:#fff}}
@media (forced-colors:active){button,.button{border:1px solid}}
`.trim()
