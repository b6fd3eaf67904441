#!/bin/bash
# Compares findings and cleaned articles of one machine with those of a cluster, byte for byte after sorting.
#
#   scaling/test-cluster.sh [ARTICLES.jsonl]      without articles: the seeds, and 300 made of them
#
# Runs on Apache Spark (pip install pyspark, Java 17 or later) with two worker processes, and as a Slurm job array:
# on a real Slurm where sinfo answers, else each task by hand. What is not installed is left out, and said.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

[ -f dist/cli.js ] || npm run --silent build
export CORPUSLINT="node $PWD/dist/cli.js" TODAY=2026-01-01
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# Seeds in new words of order, so that names, lines and copies repeat as they do in a corpus.
make_articles() {
  node -e '
    const fs = require("node:fs");
    const texts = fs.readdirSync("seeds").map((name) => fs.readFileSync(`seeds/${name}`, "utf8"));
    for (let at = 0; at < 300; at++) {
      const paragraphs = texts[at % texts.length].split("\n\n");
      for (let turn = 0; turn < at % 7; turn++) paragraphs.push(...paragraphs.splice(turn, 1));
      console.log(JSON.stringify({ id: `2021/${at}.txt`, text: paragraphs.join("\n\n"), n: at }));
    }'
}

articles=${1:-$work/articles.jsonl}
[ $# -gt 0 ] || make_articles >"$articles"

same() {
  if cmp -s <(LC_ALL=C sort "$2") <(cat "${@:3}" | LC_ALL=C sort); then
    echo "$1: the same $(wc -l <"$2") lines"
    passed=$((passed + 1))
  else
    echo "$1: NOT the same" >&2
    diff <(LC_ALL=C sort "$2") <(cat "${@:3}" | LC_ALL=C sort) | head -5 | cut -c 1-300 >&2 || true
    failed=$((failed + 1))
  fi
}

$CORPUSLINT check --jsonl "$articles" --format jsonl --today $TODAY >"$work/findings" || [ $? -eq 1 ]
$CORPUSLINT check --jsonl "$articles" --fix --today $TODAY >"$work/cleaned" || [ $? -eq 1 ]
[ -s "$work/findings" ] || { echo "There is nothing to compare: no findings." >&2; exit 1; }

spark() {
  "${SPARK_SUBMIT:-spark-submit}" --master 'local-cluster[2,1,1024]' scaling/spark_corpuslint.py "file://$articles" \
    "file://$work/$1" --corpuslint "$CORPUSLINT" --partitions 5 --today $TODAY "${@:2}" >"$work/$1.log" 2>&1 ||
    { tail -n 30 "$work/$1.log" >&2; failed=$((failed + 1)); }
}

if command -v "${SPARK_SUBMIT:-spark-submit}" >/dev/null && command -v java >/dev/null; then
  spark spark-findings
  same "Spark, findings" "$work/findings" "$work"/spark-findings/part-*
  spark spark-cleaned --fix
  same "Spark, cleaned" "$work/cleaned" "$work"/spark-cleaned/part-*
else
  echo "Spark is left out: no spark-submit, or no java."
fi

mkdir "$work/shards"
split -n r/4 --additional-suffix=.jsonl "$articles" "$work/shards/"
gzip "$work/shards/ab.jsonl"

slurm() {
  local out=$work/$1
  if sinfo >/dev/null 2>&1; then
    read -r _ _ last < <(scaling/slurm-array.sh submit "$work/shards" "$out")
    while squeue --noheader --jobs "$last" 2>/dev/null | grep -q .; do sleep 1; done
  else
    for step in digest merge check; do
      for task in 0 1 2 3; do
        [ $step = merge ] && [ $task != 0 ] && continue
        SLURM_ARRAY_TASK_ID=$task scaling/slurm-array.sh $step "$work/shards" "$out" 2>>"$work/$1.log"
      done
    done
  fi
}

sinfo >/dev/null 2>&1 && kind="Slurm" || kind="Slurm's tasks by hand"
slurm slurm-findings
same "$kind, findings" "$work/findings" "$work"/slurm-findings/findings/*
FIX=1 slurm slurm-cleaned
same "$kind, cleaned" "$work/cleaned" "$work"/slurm-cleaned/cleaned/*

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
