"""Trains the line classifier of the boilerplate finder and writes its weights.

    python3 -m venv venv && venv/bin/pip install lightgbm==4.7.0 numpy
    venv/bin/python scripts/train-boilerplate/train.py FOLDER

FOLDER holds boilerplate/*.jsonl, labelled pages as docs/boilerplate.md sets out. Two stages of gradient-boosted
trees; the second sees what the first thinks of the neighbouring lines, for which every page is given to trees that
were not trained on its fold. Written are the weights that ship (all pages) and one set a fold, with which
scripts/eval/boilerplate.ts measures each page by trees that have not seen its site. Numbers only; the same seed gives
the same weights.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import lightgbm as lgb
import numpy as np

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
FIRST = {**COMMON, "learning_rate": 0.12, "num_leaves": 16, "min_data_in_leaf": 40}
SECOND = {**COMMON, "learning_rate": 0.12, "num_leaves": 8, "min_data_in_leaf": 150}
FIRST_ROUNDS = 70
SECOND_ROUNDS = 60
# Each model is the mean of a few that have seen three quarters of the pages each: lines of one page are alike, and a
# forest that sees them all learns pages by heart.
BAGS = 3
SHARE_OF_PAGES = 0.75
# A page of a thousand lines counts for more than one of fifty, but not twenty times.
PAGE_POWER = -0.35


def dump(folder, out, models=None):
    command = ["npx", "tsx", str(HERE / "dump.ts"), folder, str(out)] + ([str(models)] if models else [])
    subprocess.run(command, check=True, cwd=ROOT)
    meta = json.loads(out.with_suffix(".json").read_text())
    values = np.fromfile(out.with_suffix(".bin"), dtype=np.float64).reshape(-1, len(meta["columns"]))
    return meta["columns"], values, {key: np.array(meta[key]) for key in ("label", "fold", "weight", "variant", "page")}


def page_weights(rows):
    _, inverse, counts = np.unique(rows["page"] * 10 + rows["variant"], return_inverse=True, return_counts=True)
    return rows["weight"] * (counts[inverse] / 50.0) ** PAGE_POWER


def fit(params, rounds, values, rows, keep):
    weights = page_weights(rows)
    random = np.random.RandomState(SEED)
    pages = np.unique(rows["page"][keep])
    models = []
    for bag in range(BAGS):
        chosen = random.choice(pages, int(len(pages) * SHARE_OF_PAGES), replace=False)
        mine = keep & np.isin(rows["page"], chosen)
        data = lgb.Dataset(values[mine], rows["label"][mine], weight=weights[mine])
        models.append(lgb.train({**params, "seed": SEED + bag}, data, rounds))
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


def stage(name, params, rounds, columns, values, rows):
    folds = []
    for fold in range(FOLDS):
        models = fit(params, rounds, values, rows, rows["fold"] != fold)
        print(f"{name} fold {fold}: log loss {log_loss(models, values, rows, rows['fold'] == fold):.4f}", flush=True)
        folds.append(trees_of(models))
    full = fit(params, rounds, values, rows, rows["fold"] >= 0)
    gain = sum(model.feature_importance("gain") for model in full)
    gains = sorted(zip(gain, columns), reverse=True)[:12]
    print(name, "leans on", ", ".join(column for _, column in gains), flush=True)
    return folds, trees_of(full)


def main():
    folder = sys.argv[1]
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        folds1, full1 = stage("first", FIRST, FIRST_ROUNDS, *dump(folder, temporary / "first"))
        (temporary / "models.json").write_text(json.dumps(folds1))
        folds2, full2 = stage(
            "second", SECOND, SECOND_ROUNDS, *dump(folder, temporary / "second", temporary / "models.json")
        )
    SHIPPED.write_text(json.dumps({"first": full1, "second": full2}, separators=(",", ":")) + "\n")
    FOLD_WEIGHTS.write_text(
        json.dumps([{"first": a, "second": b} for a, b in zip(folds1, folds2)], separators=(",", ":")) + "\n"
    )


main()
