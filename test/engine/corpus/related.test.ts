import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Corpus, type Digest, digestArticle, parseArticle } from "../../../server/src/engine";
import { coarsely, surpriseOf } from "../../../server/src/engine/corpus/related";
import { roughly } from "../../../server/src/engine/corpus/view";
import { NEAR_DUPLICATE } from "../../../server/src/engine/duplicates/find-duplicates";
import { similarityOf } from "../../../server/src/engine/duplicates/sketch";
import { unpackNumbers } from "../../../server/src/engine/text/pack";
import { TestCorpus } from "../corpus-of";
import { invented } from "./invented";

const seeds = path.resolve(__dirname, "../../../seeds");

const FERRY_A = `Ferry with 240 aboard runs aground off Kythnos
A passenger ferry carrying 240 people ran aground off the island of Kythnos early on Tuesday after its steering gear failed in gale-force winds, the Greek coast guard said.
Three fishing boats and a navy frigate took the passengers off through the night, and eleven people were treated in hospital for hypothermia.
"We heard a long scraping noise and then every light went out," said Eleni Markou, a schoolteacher who was travelling with two children.
Prosecutors in Syros opened an inquiry into whether the vessel should have left the port of Lavrio at all after a sailing ban was announced.
`;
const FERRY_B = `Greek prosecutors open inquiry after ferry grounding
Prosecutors on Syros have opened an inquiry after a passenger ferry with 240 people on board ran aground on rocks near Kythnos.
The coast guard said the steering gear failed in gale-force winds shortly after the ship left Lavrio. A sailing ban was announced an hour later.
Eleven passengers were treated for hypothermia, among them the schoolteacher Eleni Markou, who told state television that she heard a long scraping noise before every light went out.
A navy frigate and fishing boats brought everyone ashore.
`;
const FERRY_OTHER = `Ferry operator cancels Cyclades routes for the winter
A passenger ferry operator said on Tuesday that it would cancel three routes in the Cyclades for the winter, as fuel costs rise and fewer people travel.
The Greek government said it would talk to the company. Islanders on Kythnos and Syros said they feared being cut off when gale-force winds keep small boats in port.
"We are not asking for much," said the mayor of Kythnos, according to state television.
`;
const FRENCH_A = `Une explosion dans une raffinerie de Feyzin fait quatre blessés
Une violente explosion s'est produite lundi matin dans une raffinerie de Feyzin, près de Lyon, blessant quatre employés d'une entreprise sous-traitante.
Le préfet du Rhône a déclenché le plan particulier d'intervention et demandé aux habitants de rester confinés pendant deux heures.
L'incendie, parti d'une unité de désulfuration, a été maîtrisé vers midi par une centaine de pompiers.
`;
const FRENCH_B = `Feyzin : le confinement levé après l'explosion à la raffinerie
Le confinement des habitants a été levé lundi après-midi à Feyzin, où quatre employés d'une entreprise sous-traitante ont été blessés dans une violente explosion.
Une centaine de pompiers ont maîtrisé l'incendie, qui était parti d'une unité de désulfuration de la raffinerie.
Le plan particulier d'intervention avait été déclenché par le préfet du Rhône dans la matinée.
`;

function seedCorpus(): TestCorpus {
  const names = readdirSync(seeds).filter((name) => name.endsWith(".txt"));
  return new TestCorpus(
    Object.fromEntries(names.map((name) => [name, readFileSync(path.join(seeds, name), "utf8")])),
  );
}

/** As `relatedTo`, by looking at all other articles. */
function plainlyRelated(corpus: Corpus, id: string): { id: string; score: number }[] {
  const digests = [...corpus.digests()];
  const size = roughly(digests.length);
  const least = 40 + Math.log(size);
  const keysOf = ({ phrases }: Digest) => [...unpackNumbers(phrases)];
  const holders = new Map<number, number>();
  for (const digest of digests)
    for (const key of keysOf(digest)) holders.set(key, (holders.get(key) ?? 0) + 1);
  const own = corpus.digest(id);
  assert.ok(own !== undefined);
  const found: { id: string; score: number }[] = [];
  for (const other of digests) {
    const theirs = new Set(keysOf(other));
    const shared = keysOf(own).filter((key) => theirs.has(key) && (holders.get(key) ?? 0) <= 500);
    let surprise = 0;
    for (const key of shared) surprise += surpriseOf(key, coarsely(holders.get(key) ?? 0), size);
    const isCopy = similarityOf(own.duplicates.sketch, other.duplicates.sketch) >= NEAR_DUPLICATE;
    if (other.id === id || isCopy || surprise < least || shared.length < 5) continue;
    if (shared.some((key) => (key & 1) === 1))
      found.push({ id: other.id, score: surprise / (surprise + least) });
  }
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function relatedIds(files: Readonly<Record<string, string>>, id: string): string[] {
  return new TestCorpus(files).corpus.relations.relatedTo(id).map((related) => related.id);
}

describe("relatedArticles", () => {
  it("joins the two seeds on one event, and leaves out the third on another anniversary", () => {
    const { corpus } = seedCorpus();
    const [a, b, other] = [...corpus.digests()].map((digest) => digest.id).sort();
    assert.ok(a !== undefined && b !== undefined && other !== undefined);
    assert.deepEqual(
      corpus.relations.relatedTo(a).map(({ id }) => id),
      [b],
    );
    assert.deepEqual(
      corpus.relations.relatedTo(b).map(({ id }) => id),
      [a],
    );
    assert.deepEqual(corpus.relations.relatedTo(other), []);
  });

  it("joins two reports of one event that share no sentence", () => {
    assert.deepEqual(relatedIds({ a: FERRY_A, b: FERRY_B, c: FERRY_OTHER }, "a"), ["b"]);
    assert.deepEqual(relatedIds({ a: FERRY_A, b: FERRY_B, c: FERRY_OTHER }, "c"), []);
  });

  it("does so in other languages", () => {
    assert.deepEqual(relatedIds({ a: FRENCH_A, b: FRENCH_B, c: FERRY_A }, "b"), ["a"]);
  });

  it("knows nothing of an unknown, an empty or a lone article", () => {
    assert.deepEqual(relatedIds({ a: FERRY_A }, "a"), []);
    assert.deepEqual(relatedIds({ a: FERRY_A }, "nowhere"), []);
    assert.deepEqual(relatedIds({ a: "", b: "" }, "a"), []);
  });

  it("gives reasons and the shared places", () => {
    const corpus = new TestCorpus({ a: FERRY_A, b: FERRY_B });
    const [related] = corpus.corpus.relations.relatedTo("a");
    assert.match(related?.reasons[0] ?? "", /^\d+ telling phrases in common$/);
    assert.ok(related !== undefined && related.score > 0.5 && related.score < 1);
  });

  it("finds the same two in a crowd of articles that share their stock wording", () => {
    const corpus = new Corpus();
    const add = (id: string, text: string) => corpus.add(digestArticle(parseArticle({ id, text })));
    add("a", FERRY_A);
    add("b", FERRY_B);
    add("c", FERRY_OTHER);
    for (let n = 0; n < 3000; n++) {
      add(
        `crowd/${n}`,
        `Council ${n} debates road ${n * 7}\nA passenger ferry was late on Tuesday and the coast guard said nothing about bridge ${n}.\nFishing boats stayed in port in gale-force winds, said witness${n} on state television.\n`,
      );
    }
    const started = performance.now();
    assert.deepEqual(
      corpus.relations.relatedTo("a").map(({ id }) => id),
      ["b"],
    );
    assert.ok(performance.now() - started < 50);
  });

  it("finds what adding up the phrases of all articles finds, and surely what of that has a score of 0.8", () => {
    const corpus = new Corpus();
    const texts = [
      ...invented(60),
      ...[FERRY_A, FERRY_B, FRENCH_A, FRENCH_B].flatMap((text) => [text, text.slice(90)]),
    ];
    for (const [at, text] of texts.entries()) corpus.add(digestArticle(parseArticle({ id: `${at}`, text })));
    let found = 0;
    for (const id of corpus.ids()) {
      const plain = plainlyRelated(corpus, id);
      const scores = (related: readonly { id: string; score: number }[]) =>
        related.map(({ id, score }) => [id, score]);
      assert.deepEqual(scores(corpus.relations.relatedTo(id)), scores(plain.slice(0, 20)));
      const sure = plain.filter(({ score }) => score >= 0.8);
      assert.deepEqual(scores(corpus.relations.surelyRelatedTo(id)), scores(sure.slice(0, 20)));
      found += plain.length > sure.length && sure.length > 0 ? 1 : 0;
    }
    assert.ok(found > 0);
  });

  it("answers the same whatever the order, and as if a removed article had never been there", () => {
    const files: [string, string][] = [
      ["a", FERRY_A],
      ["b", FERRY_B],
      ["c", FERRY_OTHER],
      ["d", FRENCH_A],
      ["e", FRENCH_B],
    ];
    const forward = new TestCorpus(Object.fromEntries(files)).corpus;
    const backward = new TestCorpus(Object.fromEntries(files.toReversed())).corpus;
    for (const [id] of files)
      assert.deepEqual(forward.relations.relatedTo(id), backward.relations.relatedTo(id));
    const [first = "", second = ""] = FERRY_A.split("\n").slice(1);
    for (let n = 0; n < 40; n++) {
      const own = `Warden${n} Halloran of village${n} recalled the winter storms, the broken pier and the seven empty houses that his grandfather${n} had left behind when the mines closed.`;
      forward.add(
        digestArticle(
          parseArticle({ id: `x${n}`, text: `${own}\n${first}\n${second}\n${own.toUpperCase()}` }),
        ),
      );
    }
    assert.ok(forward.relations.relatedTo("a").length >= 20);
    for (let n = 0; n < 40; n++) forward.remove(`x${n}`);
    for (const [id] of files)
      assert.deepEqual(forward.relations.relatedTo(id), backward.relations.relatedTo(id));
  });
});
