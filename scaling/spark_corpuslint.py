#!/usr/bin/env python3
"""Checks or cleans a corpus of any size on Apache Spark, with corpuslint on every machine.

    spark-submit spark_corpuslint.py ARTICLES FINDINGS
    spark-submit spark_corpuslint.py ARTICLES CLEANED --fix

ARTICLES is whatever SparkContext.textFile reads (files, folders, patterns, .gz), an article {"id", "text"} a line;
the result is written by saveAsTextFile. Three steps, as docs/scaling.md tells: digest is a map, merge a reduce,
check a map. Findings are those of one machine: corpuslint check --format jsonl.
"""

import argparse
import datetime
import os
import shlex
import subprocess
import tempfile

from pyspark import SparkContext, SparkFiles

SUMMARY = "corpuslint-summary"


def merge_on_worker(merge):
    """Two summaries to one, as lines in a text."""

    def merged(one, other):
        done = subprocess.run(merge, input=f"{one}\n{other}\n", stdout=subprocess.PIPE, encoding="utf-8", check=True)
        return done.stdout

    return merged


def piped(lines, command, most=0):
    """The lines that the command makes of each partition; fails where it exits with more than `most`."""
    return lines.pipe(shlex.join(["sh", "-c", f"{shlex.join(command)} || [ $? -le {most} ]"]), checkCode=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    options.add_argument("articles")
    options.add_argument("output")
    options.add_argument("--corpuslint", default="corpuslint", help="how it is called on every machine")
    options.add_argument("--fix", action="store_true", help="write cleaned articles in place of findings")
    options.add_argument("--config", help="a corpuslint.json for the whole corpus")
    options.add_argument("--partitions", type=int, help="how many pieces to work on; default: as Spark cuts them")
    options.add_argument("--today", default=datetime.date.today().isoformat(), help="the day to judge by")
    options.add_argument("--depth", type=int, default=2, help="how many steps merge takes")
    given = options.parse_args()

    spark = SparkContext(appName="corpuslint")
    tool = shlex.split(given.corpuslint)
    # What is sent to the executors lies in their current folder; without executors it lies where the driver put it.
    here = SparkFiles.getRootDirectory() if spark.master.split("[")[0] == "local" else "."
    config = []
    if given.config:
        spark.addFile(given.config)
        config = ["--config", os.path.join(here, os.path.basename(given.config))]

    articles = spark.textFile(given.articles)
    if given.partitions:
        articles = articles.repartition(given.partitions)

    # A line that is no article is told in the log of its executor, and the others go on: exit 1.
    digests = piped(articles, [*tool, "digest", *config], most=1)
    parts = piped(digests, [*tool, "merge"]).mapPartitions(lambda lines: ["\n".join(lines)])
    summary = parts.treeReduce(merge_on_worker([*tool, "merge"]), depth=given.depth)

    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, SUMMARY)
        with open(file, "wb") as out:
            local = ["--config", given.config] if given.config else []
            subprocess.run([*tool, "merge", "--final", *local], input=summary.encode(), stdout=out, check=True)
        spark.addFile(file)
        check = [*tool, "check", "--corpus", os.path.join(here, SUMMARY), "--today", given.today, *config]
        piped(articles, [*check, *(["--fix"] if given.fix else [])], most=1).saveAsTextFile(given.output)
    spark.stop()


if __name__ == "__main__":
    main()
