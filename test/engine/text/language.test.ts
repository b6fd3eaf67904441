import assert from "node:assert/strict";
import { guessLanguage } from "../../../server/src/engine/text/language";

const samples: Readonly<Record<string, string>> = {
  en: "The leaders of the two countries have exchanged messages and said that they would meet again.",
  es: "Los líderes de los dos países han intercambiado mensajes y dijeron que se reunirán de nuevo en la capital.",
  fr: "Les dirigeants des deux pays ont échangé des messages et ont dit qu'ils se rencontreront dans la capitale.",
  de: "Die Staatschefs der beiden Länder haben Botschaften ausgetauscht und werden sich nicht in der Hauptstadt treffen.",
  it: "I leader dei due paesi si sono scambiati messaggi e hanno detto che si incontreranno nella capitale.",
  pt: "Os líderes dos dois países trocaram mensagens e disseram que vão se encontrar de novo na capital do país.",
  nl: "De leiders van de twee landen hebben berichten uitgewisseld en zeiden dat ze elkaar niet in de hoofdstad zien.",
  pl: "Przywódcy obu krajów wymienili wiadomości i powiedzieli, że nie spotkają się w stolicy po raz drugi.",
  ru: "Лидеры двух стран обменялись посланиями и заявили, что они встретятся в столице после переговоров.",
  uk: "Лідери двох країн обмінялися посланнями та заявили, що вони зустрінуться у столиці після переговорів.",
  ar: "وقال زعيما البلدين إن العلاقات بين الدولتين قد تعززت في السنوات التي تلت الاتفاق على التعاون",
  zh: "两国领导人交换了信件，并表示将加强合作。",
  ja: "両国の首脳は書簡を交換し、協力を強化すると述べた。",
  ko: "두 나라의 지도자들은 서신을 교환하고 협력을 강화하겠다고 말했다.",
};

describe("language", () => {
  for (const [code, text] of Object.entries(samples)) {
    it(`is ${code} for “${text.slice(0, 24)}…”`, () => assert.equal(guessLanguage(text).code, code));
  }

  it("is undetermined for nothing, digits and a lone name", () => {
    for (const text of ["", "1 2 3 4", "Kim Jong Un", "\ud800"])
      assert.equal(guessLanguage(text).code, "und");
  });
});
