// Makes a corpus to measure with, or finds the one that is there: npx tsx scripts/bench/make-corpus.ts 10k [seed]
import { storedCorpus } from "./corpus/store";
import { articlesOf } from "./sizes";

const [size = "1k", seed = "1"] = process.argv.slice(2);
const before = performance.now();
const { folder, jsonl, articles, bytes } = storedCorpus(articlesOf(size), Number(seed));
const seconds = ((performance.now() - before) / 1000).toFixed(1);
console.log(`${articles} articles, ${(bytes / 1e6).toFixed(1)} MB, ${seconds} s\n${folder}\n${jsonl}`);
