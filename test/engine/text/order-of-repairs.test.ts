import assert from "node:assert/strict";
import { defaultSettings, fixArticle } from "../../../server/src/engine";
import { TestCorpus, today } from "../corpus-of";

const TITLE = "Council adopts the plan for the harbour\n\n";

function fixed(text: string): string {
  const corpus = new TestCorpus({ "a.txt": TITLE + text });
  const result = fixArticle(corpus.article("a.txt").source, corpus.corpus, defaultSettings, today);
  assert.ok(result.startsWith(TITLE));
  return result.slice(TITLE.length);
}

function rulesIn(text: string): string[] {
  return new TestCorpus({ "a.txt": text })
    .findings("a.txt")
    .filter(({ rule }) => rule.startsWith("text/"))
    .map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end).slice(0, 40)}`);
}

describe("repairs of damaged text", () => {
  const cases: readonly (readonly [what: string, damaged: string, good: string])[] = [
    [
      "mend the encoding before the quotation marks",
      'He called it "great" and â€œfair" on Monday, in the â€œold hallâ€\u009d of the town.\n',
      'He called it "great" and "fair" on Monday, in the "old hall" of the town.\n',
    ],
    [
      "mend the encoding before blanks at the end",
      "The mayor of Plauen was not at home in the cafÃ©, but over the river, voilÃ\u00a0\n",
      "The mayor of Plauen was not at home in the café, but over the river, voilà\n",
    ],
    [
      "decode what is escaped before what was read wrongly",
      "The mayor wasn\\u00e2\\u0080\\u0099t in the caf&Atilde;&copy; on Monday.\n",
      "The mayor wasn’t in the café on Monday.\n",
    ],
    [
      "decode references, then take the marks they hide",
      "The coun&shy;cil met&nbsp;&amp;amp; spoke.&#x200B;\n",
      "The council met & spoke.\n",
    ],
    [
      "join soft hyphens with their lines",
      "The two towns want to strengthen their coopera\u00ad\ntion in trade, as the mayor said on Monday.\n",
      "The two towns want to strengthen their cooperation in trade, as the mayor said on Monday.\n",
    ],
    [
      "leave one blank line where several things went",
      "The council met on Monday.\n\n-\n\n\u200b\n\nIt adopted the plan.\n",
      "The council met on Monday.\n\nIt adopted the plan.\n",
    ],
  ];
  for (const [what, damaged, good] of cases) it(what, () => assert.equal(fixed(damaged), good));
});

describe("rules on damaged text", () => {
  const kinds: Readonly<Record<string, string>> = {
    "a poem":
      "The Harbour\n\nThe sea is calm tonight,\n  the tide is full, the moon lies fair\nupon the straits; on the French coast the light\n  gleams and is gone;\n\nthe cliffs of England stand,\nglimmering and vast, out in the tranquil bay.\n\n*\n\nCome to the window, sweet is the night-air!\n",
    "a list":
      "Things to bring\n\n- a lamp\n- two pens (blue)\n* paper\n1. the plan\n2) a list of names\n•\ttea\n\n—\n\nTo do\n\n—\n",
    "a transcript":
      "Hearing of 3 May\n\nQ: Did you see him?\nA: Yes. Yes, yes. I did. Of course.\nQ: Where?\nA: The — the hall. In the, in the old hall.\nTHE COURT: Order. (Pause.) Go on -\nA: “I said — ”\nQ: You said what?\n",
    "a live blog":
      "Election night: as it happened\n\n21:04\n\nThe polls have closed.\n\n21:07\n\nFirst results are in from the north. Turnout: 61.4 %.\n\n21:30\n\nBREAKING\n\nThe mayor has lost.\n",
    "a table":
      "Results\n\nTown | Votes | %\n-----|-------|----\nA    | 1,204 | 12.1\nB    | 903   | 9.0\n\nName\tPoints\tGoals\nOne\t3\t2:1\nTwo\t0\t1:2\n",
    code: 'Notes on parsing\n\nfunction add(a, b) {\n    return a < b ? "\\n" : a + b;   // "x”\n}\nif (x<y && y>z) { print("<b>") }\nconst path = "C:\\\\new\\\\table";\n#include <stdio.h>\n',
    subtitles:
      "1\n00:00:01,000 --> 00:00:04,000\n- Where were you?\n- At the sea.\n\n2\n00:00:04,500 --> 00:00:07,000\n<i>He was never\nat the sea.</i>\n",
    "a script that it does not know":
      "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ\n\nᏂᎦᏓ ᎠᏂᏴᏫ ᏂᎨᎫᏓᎸᎾ ᎠᎴ ᎤᏂᏠᏱ ᎤᎾᏕᎿ ᏚᏳᎧᏛ ᎨᏒᎢ. ᎨᏥᏁᎳ ᎤᎾᏓᏅᏖᏗ ᎠᎴ ᎤᏃᏟᏍᏗ.\n",
  };
  /** What is found there is there: tags in subtitles, the mark that code closes otherwise. */
  const defensible: Readonly<Record<string, readonly string[]>> = {
    subtitles: ["text/html-tag <i>", "text/html-tag </i>"],
  };
  for (const [kind, text] of Object.entries(kinds)) {
    it(`are silent on ${kind}`, () => assert.deepEqual(rulesIn(text), defensible[kind] ?? []));
  }
});
