import { type Finding, type Level, type RuleId, rules } from "../engine";
import { nearest, UsageError } from "./options";

const LEVELS: readonly Level[] = ["error", "warning", "information", "hint", "off"];

/** What the command line says of rules, over what the corpus says: `--rule names/variant=off`. */
export class RuleLevels {
  readonly #levels = new Map<string, Level>();

  /** `choices` as written: `family/rule=level` or `family/*=level`; the later wins. */
  constructor(choices: readonly string[]) {
    const known = rules.map(({ id }): string => id);
    const families = new Set(known.map((id) => `${id.slice(0, id.indexOf("/"))}/*`));
    for (const choice of choices) {
      const cut = choice.lastIndexOf("=");
      const id = choice.slice(0, cut);
      const level = LEVELS.find((one) => one === choice.slice(cut + 1));
      if (cut < 1 || level === undefined) {
        throw new UsageError(
          `“${choice}” is no choice for “--rule”; write RULE=LEVEL, with a level of ${LEVELS.join(", ")}.`,
        );
      }
      if (!known.includes(id) && !families.has(id)) {
        const near = nearest(id, [...known, ...families]);
        throw new UsageError(
          `There is no rule “${id}”.`,
          near === undefined ? "corpuslint rules lists them all." : `Did you mean “${near}”?`,
        );
      }
      this.#levels.set(id, level);
    }
  }

  /** The finding as it is to be shown, or undefined where its rule is off. */
  apply(finding: Finding): Finding | undefined {
    const level = this.#of(finding.rule);
    if (level === undefined) return finding;
    return level === "off" ? undefined : { ...finding, severity: level };
  }

  /** The rules that are off. */
  off(): RuleId[] {
    return rules.map(({ id }) => id).filter((id) => this.#of(id) === "off");
  }

  #of(rule: RuleId): Level | undefined {
    const family = `${rule.slice(0, rule.indexOf("/"))}/*`;
    return this.#levels.get(rule) ?? this.#levels.get(family);
  }
}
