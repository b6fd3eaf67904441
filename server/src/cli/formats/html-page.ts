const STYLE = `
:root { color-scheme: light dark; --faint: light-dark(#5a6570, #9aa7b3); --line: light-dark(#dde3e8, #333b44);
  --error: light-dark(#b3261e, #ff8a80); --warning: light-dark(#8a5a00, #f2b84b);
  --information: light-dark(#1f6390, #7cc4f0); --hint: var(--faint); --mark: light-dark(#ffe9a8, #5c4a10); }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; margin: 0; display: inline; }
h3 { font: 600 .9rem/1.4 ui-monospace, monospace; margin: 1.25rem 0 .25rem; overflow-wrap: anywhere; }
header p { margin: 0; }
.severities { list-style: none; display: flex; gap: 1.25rem; padding: 0; margin: .5rem 0 1.25rem; }
.error b, .error .severity { color: var(--error); }
.warning b, .warning .severity { color: var(--warning); }
.information b, .information .severity { color: var(--information); }
.hint b, .hint .severity { color: var(--hint); }
table { border-collapse: collapse; margin: 0 0 1.5rem; width: 100%; }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--faint); white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; width: 6rem; }
a { color: var(--information); white-space: nowrap; }
details.rule { border-top: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
.count { background: var(--line); border-radius: 1rem; padding: 0 .6rem; font-variant-numeric: tabular-nums; }
.what, .why, .more, footer { color: var(--faint); }
.why { margin: .25rem 0 0; max-width: 60rem; }
section { content-visibility: auto; contain-intrinsic-size: auto 9rem; }
ol { list-style: none; padding: 0 0 0 1rem; margin: 0; }
ol > li { border-left: 3px solid var(--line); padding: .1rem 0 .3rem .75rem; margin: 0 0 .6rem; }
li p { margin: 0; overflow-wrap: anywhere; }
li ul { margin: .2rem 0 0; padding: 0 0 0 1.1rem; color: var(--faint); font-size: .9rem; overflow-wrap: anywhere; }
.fix { list-style: "→ "; color: light-dark(#1a6b3a, #7ed49a); }
.severity { font-size: .8rem; font-weight: 600; }
blockquote { font: .9rem/1.5 ui-monospace, monospace; margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
code { font: .85rem ui-monospace, monospace; color: var(--faint); }
footer { margin-top: 2rem; font-size: .85rem; }
`;

/** Nothing is loaded and nothing runs, whatever might get past the escaping. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The page up to its body. */
export function pageBegin(): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>What corpuslint found</title>
<style>${STYLE}</style>
</head>
<body>
`;
}

export const PAGE_END = "</body>\n</html>\n";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that means itself, in an element and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
