#!/bin/bash
# What each step of working beyond one machine costs, for docs/scaling.md.
#
#   scaling/measure.sh 1k | 10k | 100k      needs the build (npm run build) and GNU time
#
# With ONLY=summary nothing is checked: the sizes alone. Times are CPU seconds, user and system together, of one process, so that they mean the same on a busy machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
size=${1:?"how many articles: 1k, 10k, 100k"} shards=${2:-4}
tool=(node dist/cli.js)
articles=$(npx tsx scripts/bench/make-corpus.ts "$size" 2>/dev/null | tail -n 1)
count=$(wc -l <"$articles")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# CPU seconds and megabytes of the largest process, of a command that may exit with 1; its output goes to a file.
timed() {
  local name=$1 to=$2
  shift 2
  /usr/bin/time -q -o "$work/time" -f '%U %S %M' "$@" >"$to" 2>/dev/null || [ $? -eq 1 ]
  tail -n 1 "$work/time" | awk -v name="$name" -v count="$count" \
    '{ printf "%-34s %8.1f s CPU  %7.2f ms an article  %6.0f MB at most\n", name, $1 + $2, 1000 * ($1 + $2) / count, $3 / 1000 }'
}

bytes() {
  awk -v name="$1" -v count="$count" -v plain="$(wc -c <"$2")" -v packed="$(gzip -1 -c "$2" | wc -c)" \
    'BEGIN { printf "%-34s %8.1f MB      %7.0f bytes an article  %6.1f MB with gzip -1\n", name, plain / 1e6, plain / count, packed / 1e6 }'
}

split -n "r/$shards" --additional-suffix=.jsonl "$articles" "$work/shard-"
shard=$(ls "$work"/shard-*.jsonl | head -n 1)
head -n 0 "$articles" >"$work/nothing.jsonl"

echo "$count articles"
timed "start of the program" "$work/out" "${tool[@]}" --version
timed "digest" "$work/digests" "${tool[@]}" digest "$articles"
timed "merge" "$work/summary" "${tool[@]}" merge "$work/digests"
timed "merge --final" "$work/final" "${tool[@]}" merge --final "$work/summary"
if [ "${ONLY:-}" != summary ]; then
  timed "reading the final summary" "$work/out" "${tool[@]}" check --corpus "$work/final" --jsonl "$work/nothing.jsonl"
  timed "check --corpus, all in one" "$work/findings" "${tool[@]}" check --corpus "$work/final" --jsonl "$articles"
  timed "check --corpus, one shard of $shards" "$work/out" "${tool[@]}" check --corpus "$work/final" --jsonl "$shard"
  timed "check on one machine" "$work/alone" "${tool[@]}" check --jobs 0 --jsonl "$articles" --format jsonl
fi
bytes "articles" "$articles"
bytes "digests" "$work/digests"
bytes "final summary" "$work/final"
[ "${ONLY:-}" = summary ] && exit
bytes "findings" "$work/findings"
cmp <(LC_ALL=C sort "$work/findings") <(LC_ALL=C sort "$work/alone") && echo "The findings are the same."
