/** How a page of proof looks: on a screen, in the dark, and printed. Its hash stands in the page's policy. */
export const proofStyle = `
:root{color-scheme:light dark}
body{font:16px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:0}
main{max-width:70rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem}
.en{opacity:.8}
.message{font-size:1.1rem}
table{border-collapse:collapse}
td,th{border:1px solid #8888;padding:.2rem .5rem;text-align:start;vertical-align:top}
.number{text-align:end;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;max-width:100%}
.source{font-size:.85rem}
.mark,mark{outline:3px solid #d55e00;outline-offset:-3px;background:#ffd6ba;color:#000;font-weight:bold}
.lines td{white-space:pre-wrap}
img{max-width:100%;height:auto}
.drawn{display:block;width:100%;min-width:40rem;font-family:"Noto Serif CJK SC","Songti SC",SimSun,serif}
.drawn text{fill:#000;white-space:pre}.drawn .number{fill:#a3150c;font-weight:bold}
.drawn .paper{fill:#fff}.drawn .seal{fill:#0001}.drawn line{stroke:#000;stroke-width:.5}
.drawn .place{fill:#ffd6ba;stroke:#d55e00;stroke-width:1.5}
code{font-size:.9em;overflow-wrap:anywhere}
dt{font-weight:bold}dd{margin:0 0 .5rem;overflow-wrap:anywhere}
blockquote{margin:1rem 0;padding:.5rem 1rem;border-inline-start:4px solid #0072b2}
@media print{main{max-width:none}.scroll{overflow:visible}}
`;
