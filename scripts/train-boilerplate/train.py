"""Trains the line classifier of the boilerplate finder and writes its weights.

    python3 -m venv venv && venv/bin/pip install lightgbm==4.7.0 numpy scipy
    venv/bin/python scripts/train-boilerplate/train.py FOLDER

FOLDER holds boilerplate/*.jsonl, labelled pages as docs/boilerplate.md sets out. First a logistic regression finds
what single words say; then gradient-boosted trees learn from that and all other features. Every page is given to word
weights that were not trained on its fold. Written are the weights that ship (all pages) and one set a fold, with which
scripts/eval/boilerplate.ts measures each page by weights that have not seen its site. Numbers only; the same seed
gives the same weights.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import lightgbm as lgb
import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

SEED = 20260101
FOLDS = 10
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHIPPED = ROOT / "server/src/engine/boilerplate/data/line-model.json"
FOLD_WEIGHTS = HERE / "fold-models.json"

COMMON = {
    "objective": "binary", "verbosity": -1, "deterministic": True, "force_row_wise": True, "num_threads": 1,
    "max_bin": 63, "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0,
}
TREES = {**COMMON, "learning_rate": 0.12, "num_leaves": 16, "min_data_in_leaf": 40}
ROUNDS = 70
# A word of fewer sites tells of these sites.
FEWEST_SITES = 10
WORD_PENALTY = 15.0
LEAST_WORD_WEIGHT = 0.1
# Each model is the mean of a few that have seen three quarters of the pages each: lines of one page are alike, and a
# forest that sees them all learns pages by heart.
BAGS = 3
SHARE_OF_PAGES = 0.75
# A page of a thousand lines counts for more than one of fifty, but not twenty times.
PAGE_POWER = -0.35


def dump(folder, out, *words):
    command = ["npx", "tsx", str(HERE / "dump.ts"), folder, str(out), *map(str, words)]
    subprocess.run(command, check=True, cwd=ROOT)
    meta = json.loads(out.with_suffix(".json").read_text())
    values = np.fromfile(out.with_suffix(".bin"), dtype=np.float64).reshape(-1, len(meta["columns"]))
    return meta["columns"], values, {key: np.array(values) for key, values in meta.items() if key != "columns"}


def page_weights(rows):
    _, inverse, counts = np.unique(rows["page"] * 10 + rows["variant"], return_inverse=True, return_counts=True)
    return rows["weight"] * (counts[inverse] / 50.0) ** PAGE_POWER


def fit_words(pairs, rows, keep):
    """What words say of a line beyond its length and whether it is running text: logistic regression with a penalty."""
    row, word = pairs[:, 0].astype(int), pairs[:, 1].astype(np.int64)
    _, site = np.unique(rows["site"], return_inverse=True)
    used = keep[row]
    known = np.unique(np.stack([word[used], site[row[used]]], 1), axis=0)[:, 0]
    words, sites = np.unique(known, return_counts=True)
    words = words[sites >= FEWEST_SITES]
    at = np.minimum(np.searchsorted(words, word), len(words) - 1)
    used &= words[at] == word
    counts = sparse.csr_matrix((np.ones(used.sum()), (row[used], at[used])), (len(keep), len(words)))
    length, prose = np.log1p(rows["length"]) - 4, rows["prose"]
    others = np.stack([np.ones(len(keep)), length, length**2 / 4, prose, prose * (length - 1)], 1)
    inputs = sparse.hstack([counts, sparse.csr_matrix(others)]).tocsr()[keep]
    wanted, weights = rows["label"][keep], page_weights(rows)[keep]
    penalty = np.r_[np.full(len(words), WORD_PENALTY), np.full(others.shape[1], 0.001)]

    def loss(weight):
        odds = inputs @ weight
        slope = inputs.T @ (weights * (1 / (1 + np.exp(-odds)) - wanted)) + penalty * weight
        return (weights * (np.logaddexp(0, odds) - wanted * odds)).sum() + (penalty * weight**2).sum() / 2, slope

    found = minimize(loss, np.zeros(len(penalty)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    told = np.abs(found[: len(words)]) >= LEAST_WORD_WEIGHT
    return {
        "hashes": [int(each) for each in words[told]],
        "weights": [round(100 * each) for each in found[: len(words)][told]],
    }


def word_stage(_, pairs, rows):
    # The whole page and the window; the other variants repeat them.
    some = rows["variant"] <= 1
    folds = [fit_words(pairs, rows, some & (rows["fold"] != fold)) for fold in range(FOLDS)]
    full = fit_words(pairs, rows, some)
    print(f"words: {len(full['hashes'])}", flush=True)
    return folds, full


def fit_trees(values, rows, keep):
    weights = page_weights(rows)
    random = np.random.RandomState(SEED)
    pages = np.unique(rows["page"][keep])
    models = []
    for bag in range(BAGS):
        chosen = random.choice(pages, int(len(pages) * SHARE_OF_PAGES), replace=False)
        mine = keep & np.isin(rows["page"], chosen)
        data = lgb.Dataset(values[mine], rows["label"][mine], weight=weights[mine])
        models.append(lgb.train({**TREES, "seed": SEED + bag}, data, ROUNDS))
    return models


def short(number, digits):
    return float(f"{number:.{digits}g}")


def trees_of(models):
    """The mean of the models as the engine reads it; see classifier/trees.ts."""
    out = {"roots": [], "feature": [], "threshold": [], "left": [], "right": [], "leaf": []}

    def add(node):
        if "leaf_value" in node:
            out["leaf"].append(short(node["leaf_value"] / len(models), 4))
            return -len(out["leaf"])
        index = len(out["feature"])
        assert node["decision_type"] == "<="
        out["feature"].append(node["split_feature"])
        out["threshold"].append(short(node["threshold"], 6))
        out["left"].append(0)
        out["right"].append(0)
        out["left"][index] = add(node["left_child"])
        out["right"][index] = add(node["right_child"])
        return index

    for model in models:
        for tree in model.dump_model()["tree_info"]:
            out["roots"].append(add(tree["tree_structure"]))
    return out


def log_loss(models, values, rows, keep):
    raw = sum(model.predict(values[keep], raw_score=True) for model in models) / len(models)
    p = np.clip(1 / (1 + np.exp(-raw)), 1e-6, 1 - 1e-6)
    y = rows["label"][keep]
    return float(np.mean(-(y * np.log(p) + (1 - y) * np.log(1 - p))))


def tree_stage(columns, values, rows):
    folds = []
    for fold in range(FOLDS):
        models = fit_trees(values, rows, rows["fold"] != fold)
        print(f"fold {fold}: log loss {log_loss(models, values, rows, rows['fold'] == fold):.4f}", flush=True)
        folds.append(trees_of(models))
    full = fit_trees(values, rows, rows["fold"] >= 0)
    gain = sum(model.feature_importance("gain") for model in full)
    gains = sorted(zip(gain, columns), reverse=True)[:12]
    print("leans on", ", ".join(column for _, column in gains), flush=True)
    return folds, trees_of(full)


def main():
    folder = sys.argv[1]
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        words = temporary / "words.json"
        fold_words, all_words = word_stage(*dump(folder, temporary / "lines"))
        words.write_text(json.dumps(fold_words))
        fold_trees, all_trees = tree_stage(*dump(folder, temporary / "features", words))
    SHIPPED.write_text(json.dumps({"words": all_words, "trees": all_trees}, separators=(",", ":")) + "\n")
    models = [{"words": words, "trees": trees} for words, trees in zip(fold_words, fold_trees)]
    FOLD_WEIGHTS.write_text(json.dumps(models, separators=(",", ":")) + "\n")


main()
