import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readJsonLines } from "../../eval/figures";
import { type GoldLine, readPages, SETS } from "../../train-boilerplate/pages";

/** What stood above and below the article on one real page. */
export interface PageFrame {
  readonly head: readonly string[];
  readonly tail: readonly string[];
}

/** The real text that a corpus is made of. */
export interface Sources {
  readonly sentences: readonly string[];
  readonly frames: readonly PageFrame[];
}

// A saved article holds less of its page than a window of ten lines before and 25 after the body.
const MOST_HEAD = 3;
const MOST_TAIL = 8;
const LONGEST_LINE = 400;
// News first: other pages give a quarter of the sentences.
const NEWS_TO_PAGES = 3;
const NEWSWIRE = ["minhash-1000.docs.jsonl", "minhash-2500.docs.jsonl"];
const SENTENCE_END = /(?<=[a-z0-9)"”][.!?]["”]?) +(?=["“]?[A-Z])/;

/** Sentences worth taking apart: prose, neither a heading nor a list. */
function sentencesOf(text: string): string[] {
  return text.split(SENTENCE_END).flatMap((piece) => {
    const sentence = piece.trim();
    const words = sentence.split(" ");
    const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
    const prose = words.length >= 6 && words.length <= 60 && capitals < words.length * 0.5;
    return prose && /^["“]?\p{Lu}/u.test(sentence) && /[\p{Ll}\d)][.!?]["”]?$/u.test(sentence)
      ? [sentence]
      : [];
  });
}

function frameOf(lines: readonly GoldLine[]): PageFrame {
  const first = lines.findIndex((line) => line.body === 1);
  const last = lines.findLastIndex((line) => line.body === 1);
  const debris = (from: number, to: number) =>
    lines
      .slice(Math.max(from, 0), to)
      .filter(({ body, doubt, text }) => body === 0 && doubt === undefined && text.trim() !== "")
      .map(({ text }) => text.trim())
      .filter((text) => text.length <= LONGEST_LINE);
  return {
    head: debris(first - 10, first).slice(-MOST_HEAD),
    tail: debris(last + 1, last + 26).slice(0, MOST_TAIL),
  };
}

/** Gold data of other people (see its README), where there is any. */
function goldSources(folder: string): Sources {
  const sentences: string[] = [];
  const pages: string[] = [];
  const frames: PageFrame[] = [];
  for (const name of NEWSWIRE) {
    const file = path.join(folder, "neardup", name);
    if (!existsSync(file)) continue;
    for (const { text } of readJsonLines(file))
      if (typeof text === "string") sentences.push(...sentencesOf(text));
  }
  for (const set of SETS) {
    if (!existsSync(path.join(folder, "boilerplate", `${set}.jsonl`))) continue;
    for (const { lines } of readPages(folder, set)) {
      for (const { text, body } of lines) if (body === 1) pages.push(...sentencesOf(text));
      const frame = frameOf(lines);
      if (frame.head.length + frame.tail.length > 0) frames.push(frame);
    }
  }
  const news = new Set(sentences);
  const step = Math.max(1, Math.ceil((pages.length * NEWS_TO_PAGES) / Math.max(news.size, 1)));
  return { sentences: [...news, ...new Set(pages.filter((_, at) => at % step === 0))], frames };
}

/** The seeds, and prose of the project itself: little, but everywhere the same. */
function ownSources(root: string): Sources {
  const folder = path.join(root, "seeds");
  const sentences: string[] = [];
  const frames: PageFrame[] = [];
  for (const name of readdirSync(folder).sort()) {
    const lines = readFileSync(path.join(folder, name), "utf8")
      .split("\n")
      .map((line) => line.trim());
    for (const line of lines) sentences.push(...sentencesOf(line));
    const debris = lines.findIndex((line) => /^(source link|related articles)$/i.test(line));
    if (debris >= 0) frames.push({ head: [], tail: lines.slice(debris).filter((line) => line !== "") });
  }
  frames.push(
    { head: ["Home", "News", "World"], tail: ["Share this:", "Twitter", "Facebook", "Like Loading..."] },
    {
      head: ["Skip to content"],
      tail: ["Read more:", "Subscribe to our newsletter", "© The Daily. All rights reserved."],
    },
    {
      head: [],
      tail: ["Leave a Reply", "Your email address will not be published. Required fields are marked *"],
    },
    { head: ["Advertisement"], tail: ["Topics:", "World", "Politics", "Most Popular", "Return to Top"] },
  );
  return { sentences: [...new Set(sentences)], frames };
}

/** Gold data where it is there, else what the project has itself. */
export function readSources(root: string, gold = path.resolve(root, "../shared/eval")): Sources {
  const given = existsSync(gold) ? goldSources(gold) : undefined;
  return given !== undefined && given.sentences.length > 1000 && given.frames.length > 20
    ? given
    : ownSources(root);
}
