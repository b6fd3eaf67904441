import type { ArticleId } from "../article/article";
import { fileName } from "../article/article";
import type { Settings } from "../settings";
import { hash53 } from "../text/hash";
import { QUESTION_BITS } from "./asked-questions";
import { lineQuestion } from "./line-index";
import { slipQuestions } from "./slip-questions";
import type { CorpusView, Entity, NameView } from "./view";

const KEYS = 2 ** QUESTION_BITS;
const NUMBERED = /^\d{1,7}/;
/** Numbers of a series that are asked for together; see `NumberedSeries`. */
const NEIGHBOURHOOD = 41;

/** The key of a question; two questions seldom share one, and then more is checked again than need be. */
export function questionKey(question: string): number {
  return hash53(question) % KEYS;
}

/** The question for the neighbours of an article in its series, for the numbers around its own. */
export function seriesQuestions(id: ArticleId): string[] {
  const name = fileName(id);
  const number = NUMBERED.exec(name)?.[0];
  if (number === undefined) return [];
  const at = Math.floor(Number(number) / NEIGHBOURHOOD);
  return [-1, 0, 1].map((step) => `d${at + step} ${id.slice(0, id.length - name.length)}`);
}

/** A view that notes the keys of all that is asked of it in `asked`. */
export function recording(corpus: CorpusView, asked: Set<number>): CorpusView {
  const note = (question: string): void => {
    asked.add(questionKey(question));
  };
  const { lines, names, spellings, dates, languages, relations } = corpus;
  const global = <T>(question: string, answer: T): T => {
    note(question);
    return answer;
  };
  return {
    size: corpus.size,
    version: corpus.version,
    digest: (id) => corpus.digest(id),
    card: (id) => global(`k${id}`, corpus.card(id)),
    lines: {
      repeat: (hash, place) => global(`l${lineQuestion(hash, place, false)}`, lines.repeat(hash, place)),
      templateRepeat: (template, place) =>
        global(`l${lineQuestion(template, place, true)}`, lines.templateRepeat(template, place)),
      inMiddle: (hash) => global(`l${lineQuestion(hash, "middle", false)}`, lines.inMiddle(hash)),
      middleOf: (article) => global(`m${article}`, lines.middleOf(article)),
    },
    names: recordingNames(names, note, asked),
    spellings: { formsOf: (key) => global(`s${key}`, spellings.formsOf(key)) },
    dates: {
      get header() {
        return global("g header", dates.header);
      },
      get headerRules() {
        return global("g headerRules", dates.headerRules);
      },
      get order() {
        return global("g order", dates.order);
      },
      get namesTell() {
        return global("g namesTell", dates.namesTell);
      },
      get range() {
        return global("g range", dates.range);
      },
      placeInSeries: (id) => {
        for (const question of seriesQuestions(id)) note(question);
        return dates.placeInSeries(id);
      },
    },
    get languages() {
      return global("g languages", languages);
    },
    relations: {
      duplicatesOf: (id) => global(`r${id}`, relations.duplicatesOf(id)),
      containersOf: (id) => global(`r${id}`, relations.containersOf(id)),
      sharedSentences: (id) => global(`r${id}`, relations.sharedSentences(id)),
      relatedTo: (id) => global(`r${id}`, relations.relatedTo(id)),
      surelyRelatedTo: (id) => global(`r${id}`, relations.surelyRelatedTo(id)),
    },
    around: (id) => recording(corpus.around(id), asked),
  };
}

function recordingNames(names: NameView, note: (question: string) => void, asked: Set<number>): NameView {
  const noteLike = (text: string): void => {
    for (const key of slipQuestions(text)) asked.add(key);
  };
  return {
    entityOf(form: string, settings: Settings): Entity | null {
      note(`e${form}`);
      return names.entityOf(form, settings);
    },
    articleCount(form) {
      note(`c${form}`);
      return names.articleCount(form);
    },
    places(form, full = form) {
      note(`p${full}`);
      return names.places(form, full);
    },
    variantsOf(entity) {
      for (const form of entity.forms) note(`v${form}`);
      return names.variantsOf(entity);
    },
    misspelt(text) {
      noteLike(text);
      return names.misspelt(text);
    },
    mistyped(text) {
      noteLike(text);
      return names.mistyped(text);
    },
    undamaged(text, marks) {
      noteLike(text.split(marks).join(""));
      return names.undamaged(text, marks);
    },
    expansionsOf(acronym) {
      note(`a${acronym}`);
      return names.expansionsOf(acronym);
    },
    occupationsOf(form) {
      note(`o${form}`);
      return names.occupationsOf(form);
    },
  };
}
