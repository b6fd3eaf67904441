#!/bin/bash
# Checks a corpus on a Slurm cluster: a job array digests the shards, one job merges, a job array checks.
#
#   scaling/slurm-array.sh submit SHARDS OUT      SHARDS: a folder of *.jsonl or *.jsonl.gz; OUT: a folder to make
#
# Both folders must be seen by all nodes. OUT/findings/ (or OUT/cleaned/) has a file a shard at the end. From the
# environment: CORPUSLINT, how it is called (corpuslint); FIX=1, write cleaned articles; TODAY, the day to judge by
# (that of submitting); SBATCH_ACCOUNT, SBATCH_PARTITION and their like, as sbatch itself reads them.
#
# What submit starts can be run by hand as well: slurm-array.sh digest|merge|check SHARDS OUT, with
# SLURM_ARRAY_TASK_ID set to the number of a shard, from 0.
set -euo pipefail

step=${1:?"submit, digest, merge or check"} shards=${2:?"the folder of shards"} out=${3:?"the folder for results"}
read -ra corpuslint <<<"${CORPUSLINT:-corpuslint}"
mapfile -t list < <(find "$shards" -maxdepth 1 -type f \( -name '*.jsonl' -o -name '*.jsonl.gz' \) | LC_ALL=C sort)

# The shard of this task, and what to call its results.
shard() {
  file=${list[${SLURM_ARRAY_TASK_ID:?"runs in a job array"}]:?"there are ${#list[@]} shards"}
  name=$(basename "$file" .gz)
}

# Puts what a command writes into a file that is there whole or not at all; exits 0 and 1 are both good: 1 says that
# something was found, or that a line was bad, which the log of the task tells.
whole() {
  local target=$1
  shift
  "$@" >"$target.part" || [ $? -eq 1 ]
  mv "$target.part" "$target"
}

digest_and_merge() { { "${corpuslint[@]}" digest "$1" || [ $? -eq 1 ] || exit 2; } | "${corpuslint[@]}" merge; }

case $step in
  submit)
    [ ${#list[@]} -gt 0 ] || { echo "There are no shards in $shards." >&2; exit 1; }
    mkdir -p "$out"/{logs,summaries,findings,cleaned}
    export TODAY=${TODAY:-$(date +%F)}
    script=$(realpath "${BASH_SOURCE[0]}") last=$((${#list[@]} - 1))
    job() { sbatch --parsable --export=ALL --output="$out/logs/%x-%A-%a.log" "$@" "$shards" "$out"; }
    digests=$(job --job-name=corpuslint-digest --array="0-$last" "$script" digest)
    merged=$(job --job-name=corpuslint-merge --dependency="afterok:$digests" "$script" merge)
    checks=$(job --job-name=corpuslint-check --dependency="afterok:$merged" --array="0-$last" "$script" check)
    echo "$digests $merged $checks"
    ;;
  digest)
    shard
    mkdir -p "$out/summaries"
    whole "$out/summaries/$name" digest_and_merge "$file"
    ;;
  merge)
    # A summary that lacks a shard would be wrong without anybody seeing it.
    parts=("${list[@]##*/}")
    parts=("${parts[@]%.gz}")
    whole "$out/summary" "${corpuslint[@]}" merge --final "${parts[@]/#/$out/summaries/}"
    ;;
  check)
    shard
    result=findings
    [ -n "${FIX:-}" ] && result=cleaned
    mkdir -p "$out/$result"
    whole "$out/$result/$name" "${corpuslint[@]}" check --corpus "$out/summary" --today "${TODAY:-$(date +%F)}" \
      ${FIX:+--fix} --jsonl "$file"
    ;;
  *)
    echo "“$step” is none of submit, digest, merge, check." >&2
    exit 1
    ;;
esac
