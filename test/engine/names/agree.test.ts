import assert from "node:assert/strict";
import fc from "fast-check";
import { agree } from "../../../server/src/engine/names/agree";
import { FoundName } from "../../../server/src/engine/names/found-name";
import { peopleOf, ShortForms } from "../../../server/src/engine/names/resolve";
import { wordsOf } from "../../../server/src/engine/names/words";
import type { EntityKind } from "../../../server/src/engine/settings";
import { tokenTable } from "../../../server/src/engine/text/tokens";

function wordsIn(text: string): ReturnType<typeof wordsOf> {
  return wordsOf(text, { start: 0, end: text.length }, tokenTable(text), true);
}

const part = fc.constantFrom("Ann", "Bo", "Cy", "Di", "O’Neill", "López", "Al-Sisi");
const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" "));

describe("the names of one article", () => {
  it("have the kind that most names of the same form have", () => {
    const kind = fc.constantFrom<EntityKind>("person", "organisation", "place");
    fc.assert(
      fc.property(fc.array(fc.tuple(name, kind), { maxLength: 12 }), (names) => {
        const sentences = names.map(([form, own]) => {
          const words = wordsIn(`he met ${form} there`);
          return { words, found: [new FoundName(2, words.length - 1, own)] };
        });
        const agreed = agree(sentences).map((found) => found.map((each) => each.kind));
        const wanted = names.map(([form, own]) => {
          const votes = new Map<EntityKind, number>();
          for (const [other, each] of names) if (other === form) votes.set(each, (votes.get(each) ?? 0) + 1);
          const most = Math.max(...votes.values());
          return [votes.get(own) === most ? own : [...votes].find(([, count]) => count === most)?.[0]];
        });
        assert.deepEqual(agreed, wanted);
      }),
    );
  });
});

describe("the short forms of an article's people", () => {
  it("may be had by every word that is one, and begin with every word that a full name begins with", () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), (forms) => {
        const short = new ShortForms(peopleOf(new Map(forms.map((form) => [form, 1]))));
        for (const form of forms) assert.ok(!short.isFull(form) || form.length <= short.longest);
        for (const word of wordsIn("Ann Bo Cy Di O’Neill López Al-Sisi AL-SISI Lopez ann's Bo’s others"))
          if (short.has(word.type.folded) || short.starts(word.text))
            assert.ok(short.mayHave(word), word.text);
      }),
    );
  });
});
