/** A note that tries to harm whoever imports it. `alert`, `boom` and the address are what the tests watch. */
export interface HostileNote {
  readonly name: string;
  readonly text: string;
}

const SITE = "http://hostile.invalid";

/** Tags and attributes that run, load or submit: each is put into several places of a note. */
const PAYLOADS: readonly (readonly [name: string, html: string])[] = [
  ["script", "<script>boom()</script>"],
  ["script with source", `<script src="${SITE}/a.js"></script>`],
  ["unclosed script", "<script>boom()"],
  ["script in odd case", "<ScRiPt >boom()</sCrIpT >"],
  ["script inside script", "<scr<script>ipt>boom()</scr</script>ipt>"],
  ["image error", '<img src=x onerror="boom()">'],
  ["image with source", `<img src="${SITE}/a.png">`],
  ["image with srcset", `<img srcset="${SITE}/a.png 1x, ${SITE}/b.png 2x">`],
  ["unquoted handler", "<img/src=x/onerror=boom()>"],
  ["picture", `<picture><source srcset="${SITE}/a.webp"><img src=x onerror=boom()></picture>`],
  ["svg onload", "<svg onload=boom()></svg>"],
  ["svg script", "<svg><script>boom()</script></svg>"],
  ["svg animate", "<svg><animate onbegin=boom() attributeName=x dur=1s></animate></svg>"],
  ["svg use", `<svg><use href="${SITE}/a.svg#x"></use></svg>`],
  ["svg image", `<svg><image href="${SITE}/a.png" /></svg>`],
  ["svg style", `<svg><style>@import url(${SITE}/a.css);</style></svg>`],
  ["svg foreignObject", "<svg><foreignObject><img src=x onerror=boom()></foreignObject></svg>"],
  ["svg link", '<svg><a xlink:href="javascript:boom()"><text x="20" y="20">x</text></a></svg>'],
  [
    "mathml mutation",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=boom()&gt;'>",
  ],
  [
    "mathml annotation",
    '<math><annotation-xml encoding="text/html"><img src=x onerror=boom()></annotation-xml></math>',
  ],
  ["mathml link", '<math href="javascript:boom()"><mi>x</mi></math>'],
  [
    "mathml action",
    '<math><maction actiontype="statusline" xlink:href="javascript:boom()">x</maction></math>',
  ],
  ["form mutation", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=boom()>"],
  ["noscript mutation", '<noscript><p title="</noscript><img src=x onerror=boom()>">'],
  ["template", "<template><img src=x onerror=boom()></template>"],
  ["textarea break-out", '<textarea><p id="</textarea><img src=x onerror=boom()>">'],
  ["title break-out", '<title><p id="</title><img src=x onerror=boom()>">'],
  ["comment break-out", "<!--><img src=x onerror=boom()>-->"],
  ["comment break-out, other end", "<!-- --!><img src=x onerror=boom()> -->"],
  ["conditional comment", "<!--[if IE]><script>boom()</script><![endif]-->"],
  ["CDATA", "<![CDATA[<img src=x onerror=boom()>]]>"],
  ["processing instruction", '<?xml-stylesheet href="javascript:boom()"?>'],
  ["iframe", `<iframe src="${SITE}/a.html"></iframe>`],
  ["iframe srcdoc", '<iframe srcdoc="<script>parent.boom()</script>"></iframe>'],
  ["iframe javascript", '<iframe src="javascript:parent.boom()"></iframe>'],
  ["object", `<object data="${SITE}/a.swf"></object>`],
  ["embed", `<embed src="${SITE}/a.swf">`],
  ["video", `<video src="${SITE}/a.mp4" onerror=boom()><source onerror=boom() src=x></video>`],
  ["audio", "<audio src=x onerror=boom() autoplay></audio>"],
  ["meta refresh", `<meta http-equiv="refresh" content="0;url=${SITE}">`],
  ["meta policy", '<meta http-equiv="Content-Security-Policy" content="script-src *">'],
  ["base", `<base href="${SITE}/">`],
  ["stylesheet", `<link rel="stylesheet" href="${SITE}/a.css">`],
  ["prefetch", `<link rel="prefetch" href="${SITE}/a"><link rel="dns-prefetch" href="${SITE}">`],
  ["style import", `<style>@import url("${SITE}/a.css"); body { background: url(${SITE}/a.png) }</style>`],
  ["style url", `<span style="background-image:url(${SITE}/a.png)">x</span>`],
  ["style url, escaped", `<span style="background:\\75\\72\\6c(${SITE}/a.png)">x</span>`],
  ["style over everything", '<div style="position:fixed;inset:0;z-index:9999;background:red">x</div>'],
  ["style variable", `<div style="--x:url(${SITE}/a.png);background:var(--x)">x</div>`],
  ["form", `<form action="${SITE}"><input name=q autofocus onfocus=boom()><button>x</button></form>`],
  ["form by attribute", `<button form=f formaction="javascript:boom()">x</button>`],
  ["select", "<select autofocus onfocus=boom()><option>x</select>"],
  ["details", "<details open ontoggle=boom()>x</details>"],
  ["marquee", "<marquee onstart=boom()>x</marquee>"],
  ["body", `<body onload=boom() background="${SITE}/a.png">`],
  ["link javascript", '<a href="javascript:boom()" autofocus>x</a>'],
  ["link with tab", '<a href="java\tscript:boom()">x</a>'],
  ["link with entity", '<a href="&#106;avascript:boom()">x</a>'],
  ["link ping", `<a href="#" ping="${SITE}">x</a>`],
  [
    "clobbering",
    '<img name="getElementById"><form id="body"><input name="innerHTML"></form><a id="document"></a>',
  ],
  ["custom element", '<x-y onclick="boom()" is="z">x</x-y>'],
  ["popover", "<div popover onbeforetoggle=boom()>x</div>"],
  ["animation", '<p style="animation-name:x" onanimationstart=boom()>x</p>'],
  [
    "nested and unclosed",
    '<div><b><table><tr><td><svg><p><a href="javascript:boom()"><img src=x onerror=boom()',
  ],
  ["null in a tag", "<scr\0ipt>boom()</scr\0ipt>"],
  ["table mutation", "<table><caption><svg><title><style></table><img src=x onerror=boom()></style>"],
];

/** Notes that are hostile in Markdown, maths or size rather than in HTML. */
const OTHERS: readonly HostileNote[] = [
  {
    name: "markdown link javascript",
    text: "## 甲\n\n甲是 [点我](javascript:boom()) 和 <javascript:boom()>。\n",
  },
  { name: "markdown image", text: `## 甲\n\n甲是 ![alt](${SITE}/a.png) 与 ![" onerror=boom() x="](x)。\n` },
  {
    name: "data addresses",
    text: "## 甲\n\n甲是 [x](data:text/html,<script>boom()</script>) ![y](data:image/svg+xml,<svg/onload=boom()>)。\n",
  },
  {
    name: "reference break-out",
    text: `## 甲\n\n甲是 [x][r]。\n\n[r]: ${SITE} '"><img src=x onerror=boom()>'\n`,
  },
  {
    name: "code fence info",
    text: '## 甲\n\n什么是 a？\n\n```"><img src=x onerror=boom()>\n<script>boom()</script>\n```\n',
  },
  {
    name: "code in Python",
    text: "## 什么是甲？\n\n```python\n'<img src=x onerror=boom()>' # </code><script>boom()</script>\n```\n",
  },
  { name: "KaTeX href", text: "## 甲\n\n$$\\href{javascript:boom()}{x} = 1$$\n" },
  { name: "KaTeX url", text: `## 甲\n\n$$\\url{${SITE}} = 1$$\n` },
  { name: "KaTeX includegraphics", text: `## 甲\n\n$$x = \\includegraphics[height=1em]{${SITE}/a.png}$$\n` },
  {
    name: "KaTeX html attributes",
    text: "## 甲\n\n$$x = \\htmlData{foo=bar}{y} \\htmlId{body}{z} \\htmlClass{c}{w} \\htmlStyle{background: url(x)}{v}$$\n",
  },
  {
    name: "KaTeX text break-out",
    text: "## 甲\n\n$$x = \\text{<img src=x onerror=boom()></math><script>boom()</script>}$$\n",
  },
  { name: "KaTeX error break-out", text: '## 甲\n\n$$x = \\frac{<img src=x onerror="boom()">$$\n' },
  {
    name: "KaTeX colour break-out",
    text: '## 甲\n\n$$x = \\textcolor{red;background:url(x)}{y} \\color{"onload="boom()}{z}$$\n',
  },
  { name: "KaTeX unicode break-out", text: "## 甲\n\n$$x = \\char`\\< \\unicode{x3c}script>$$\n" },
  {
    name: "macro bomb",
    text: "## 甲\n\n$$x = \\def\\a{\\b\\b\\b\\b\\b\\b\\b\\b}\\def\\b{\\c\\c\\c\\c\\c\\c\\c\\c}\\def\\c{\\d\\d\\d\\d\\d\\d\\d\\d}\\def\\d{\\a}\\a$$\n",
  },
  { name: "endless macro", text: "## 甲\n\n$$x = \\def\\a{\\a\\a}\\a$$\n" },
  {
    name: "huge box",
    text: "## 甲\n\n$$x = \\rule{100000em}{100000em} \\kern{-99999em} \\raisebox{99999em}{y}$$\n",
  },
  { name: "braces without end", text: `## 甲\n\n$$x = ${"{".repeat(4000)}$$\n` },
  { name: "many formulas", text: `## 甲\n\n甲是 ${"$\\sqrt{x}$ ".repeat(500)}。\n` },
  {
    name: "front matter HTML",
    text: '---\ntitle: "<img src=x onerror=boom()>"\ntopic: "</script><script>boom()</script>"\n---\n\n## 甲\n\n甲是乙。\n',
  },
  {
    name: "front matter prototype",
    text: "---\n__proto__: {title: x}\nconstructor: 1\n---\n\n## 甲\n\n甲是乙。\n",
  },
  {
    name: "front matter bomb",
    text: `---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\ne: ${"[".repeat(9000)}\n---\n\n## 甲\n\n甲是乙。\n`,
  },
  { name: "quotes 10,000 deep on one line", text: `## 甲\n\n${"> ".repeat(10_000)}x\n` },
  { name: "lists 10,000 deep on one line", text: `## 甲\n\n${"- ".repeat(10_000)}x\n` },
  {
    name: "lists 1,000 deep by indentation",
    text: Array.from({ length: 1000 }, (_, depth) => `${"  ".repeat(depth)}- a：b\n`).join(""),
  },
  { name: "quotes 10,000 lines deep", text: `${">".repeat(20)} a：b\n`.repeat(10_000).slice(0, 100_000) },
  { name: "emphasis without end", text: `## 甲\n\n甲是${"**a *b _c ".repeat(2000)}\n` },
  {
    name: "brackets without end",
    text: `## 甲\n\n甲是${"[".repeat(7000)}\n${"![".repeat(3500)}\n${"[a](".repeat(1500)}\n`,
  },
  {
    name: "backquotes without end",
    text: Array.from({ length: 90 }, (_, length) => `${"`".repeat(length + 1)} a：b`).join("\n"),
  },
  { name: "tags without end", text: `## 甲\n\n甲是${"<a ".repeat(2500)}\n\n${"<b>".repeat(2500)}\n` },
  { name: "one line of 1 MB", text: `## 甲\n\n甲是${"a".repeat(1_000_000)}\n` },
  { name: "one line of 1 MB of markup", text: `## 甲\n\n${"**[a](b)$c$`d`<e>".repeat(62_500)}\n` },
  { name: "dollars without end", text: `## 甲\n\n${"$$a\n\n".repeat(3000)}` },
  {
    name: "table of 5,000 columns",
    text: `${"|a".repeat(1900)}|\n${"|-".repeat(1900)}|\n${"|<img src=x onerror=boom()>".repeat(200)}|\n`,
  },
  {
    name: "directives with HTML",
    text: '## 甲\n\n- **乙**：丙 <!-- card: id="><img src=x onerror=boom()> -->\n<!-- card: <script>boom()</script> -->\n',
  },
  { name: "control characters", text: "## \u0000甲\u202e\u2066\n\n甲是\u0007乙\uFFFF\uD800。\n" },
];

/** Places of a note that end up on cards. */
const PLACES: readonly ((html: string) => string)[] = [
  (html) => `## 甲\n\n甲是乙 ${html} 的一种。\n\n## 什么是 ${html}？\n\n${html}\n\n> ${html}\n`,
  (html) =>
    `## 表 ${html}\n\n| 函数 | 缺点 ${html} |\n| - | - |\n| 甲 ${html} | 会死亡 ${html.replaceAll("|", "")} |\n\n- **乙 ${html}**：说明文字 ${html}\n`,
  (html) =>
    [
      `## 记号 ${html}`,
      `甲是 ==${html}== 与 {{c1::乙 ${html}::${html}}}，见 [[${html}|丙 ${html}]] ⟦${html}⟧。`,
      `问：${html} 是什么？\n答：丁 ${html}`,
      `正面 ${html} ::: 背面 ${html}`,
      `**为什么 ${html}？**\n\n因为 ${html} 会运行。`,
      `> [!note] 标题 ${html}\n> 内容 ${html}[^1]`,
      `<table><tr><th>层</th><th>缺点 ${html}</th></tr><tr><td>戊</td><td>会死亡 ${html}</td></tr></table>`,
      `<details><summary>己 ${html}？</summary>\n\n庚 ${html}\n</details>`,
      `\`\`\`python\nx = {{c1::${html.replaceAll("\n", " ")}}}\n\`\`\``,
      `[^1]: 脚注 ${html}`,
    ].join("\n\n"),
];

/** At least fifty notes, each of which must give cards, run nothing and load nothing. */
export const HOSTILE_NOTES: readonly HostileNote[] = [
  ...PAYLOADS.flatMap(([name, html]) =>
    PLACES.map((place, index) => ({ name: `${name} (${index + 1})`, text: place(html) })),
  ),
  ...OTHERS,
];

/** HTML as it would reach the sanitiser if rendering let everything through. */
export const HOSTILE_HTML: readonly HostileNote[] = PAYLOADS.map(([name, text]) => ({ name, text }));
