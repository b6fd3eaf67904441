import assert from "node:assert/strict";
import { parseArticle } from "../../../server/src/engine";

/** The names of one kind in a text, each once, in order. */
function named(kind: string, text: string): string[] {
  const forms = parseArticle({ id: "a.txt", text })
    .mentions.filter((mention) => mention.kind === kind)
    .map(({ form }) => form);
  return [...new Set(forms)];
}

/** A person in the news: the sentence that names the person in full is followed by one that says more. */
const PEOPLE: Readonly<Record<string, readonly [text: string, ...people: string[]]>> = {
  "family name first, Chinese": [
    "Chinese Foreign Minister Wang Yi met reporters in Beijing on Friday.",
    "Wang Yi",
  ],
  "family name first, Korean, with a hyphen": [
    "President Yoon Suk-yeol told reporters in Seoul that talks would go on.",
    "Yoon Suk-yeol",
  ],
  "family name first, Vietnamese": [
    "Prime Minister Pham Minh Chinh said on Monday that exports had grown.",
    "Pham Minh Chinh",
  ],
  "given name first, Japanese": ["Shinzo Abe, the former prime minister, was 67 years old.", "Shinzo Abe"],
  "one name": ["Indonesian President Suharto resigned in May 1998 after weeks of protests.", "Suharto"],
  patronymic: [
    "Vladimir Vladimirovich Putin said in Moscow that Russia would answer.",
    "Vladimir Vladimirovich Putin",
  ],
  "particle al-": ["Syrian President Bashar al-Assad spoke in Damascus on Tuesday.", "Bashar al-Assad"],
  "particle bin": [
    "Crown Prince Mohammed bin Salman received the delegation in Riyadh.",
    "Mohammed bin Salman",
  ],
  "particle van der": [
    "Ursula von der Leyen said the European Commission would decide.",
    "Ursula von der Leyen",
  ],
  "particle de la": ["The minister, Miguel de la Madrid, said the budget would hold.", "Miguel de la Madrid"],
  "particle da": ["Luiz Inacio Lula da Silva won the election in Brazil.", "Luiz Inacio Lula da Silva"],
  hyphen: ["Jean-Claude Juncker said that Europe needed more time.", "Jean-Claude Juncker"],
  "two family names with a hyphen": [
    "Helle Thorning-Schmidt said she would run again.",
    "Helle Thorning-Schmidt",
  ],
  apostrophe: ["Sinead O'Connor said she would sing in Dublin.", "Sinead O'Connor"],
  "typographic apostrophe": ["Paul O’Neill said the tax cut would come.", "Paul O’Neill"],
  initial: ["George W. Bush said the war would end.", "George W. Bush"],
  "initials first": ["A. P. J. Abdul Kalam was elected president of India.", "A. P. J. Abdul Kalam"],
  diacritics: ["Recep Tayyip Erdoğan said Turkey would not yield.", "Recep Tayyip Erdoğan"],
  "diacritics throughout": ["Mário Soares and José Sócrates met in Lisbon.", "Mário Soares", "José Sócrates"],
  "title left off": ["Lt. Gen. Raymond Odierno said the troops would stay.", "Raymond Odierno"],
  "honorific left off": ["Mrs. Thatcher said she would not turn.", "Thatcher"],
  suffix: ["Martin Luther King Jr. said he had a dream.", "Martin Luther King Jr."],
  "possessive left off": ["Aung San Suu Kyi's party won the vote in Myanmar.", "Aung San Suu Kyi"],
  "African names": [
    "Nigerian President Muhammadu Buhari and Ngozi Okonjo-Iweala spoke in Abuja.",
    "Muhammadu Buhari",
    "Ngozi Okonjo-Iweala",
  ],
  "South Asian names": [
    "Narendra Modi met Mamata Banerjee in Kolkata on Sunday.",
    "Narendra Modi",
    "Mamata Banerjee",
  ],
  "family name in capitals": ["Emmanuel MACRON met Olaf SCHOLZ in Berlin.", "Emmanuel MACRON", "Olaf SCHOLZ"],
};

describe("names from everywhere", () => {
  for (const [what, [text, ...people]] of Object.entries(PEOPLE)) {
    it(`finds people: ${what}`, () => {
      assert.deepEqual(named("person", text), people);
    });
  }

  it("finds a headline's people where the article names them in full", () => {
    const text = [
      "Kim Warns Seoul Over Drills",
      "",
      "North Korean leader Kim Jong Un warned South Korea on Tuesday that the military drills must stop.",
      "",
      "The drills began on Monday. Kim said the answer would be swift.",
    ].join("\n");
    const kims = parseArticle({ id: "a.txt", text }).mentions.filter(({ form }) => form.startsWith("Kim"));
    assert.ok(kims.length >= 2);
    for (const { full } of kims) assert.equal(full, "Kim Jong Un");
  });

  it("takes no words of a headline in capitals for people", () => {
    const text =
      "FLOODS KILL TEN IN NORTHERN VILLAGES\n\nHeavy rain has killed ten people in the north of the country, officials said on Sunday.";
    assert.deepEqual(named("person", text), []);
  });

  it("tells words that are names too by where they stand", () => {
    assert.deepEqual(named("person", "Prime Minister Theresa May said in May that she may resign."), [
      "Theresa May",
    ]);
    assert.deepEqual(named("person", "Reading the letter, he rose. It will take hope and grace."), []);
    assert.deepEqual(named("place", "Turkey and Chad signed the deal; the turkey was served cold."), [
      "Turkey",
      "Chad",
    ]);
  });

  it("never cuts a word of another script, nor a letter from its mark", () => {
    const texts = [
      "习近平主席星期一在北京会见了朝鲜领导人金正恩。",
      "Президент Владимир Путин заявил в Москве, что Россия ответит.",
      "قال الرئيس بشار الأسد في دمشق إن الحرب ستنتهي.",
      "Recep Tayyip Erdog\u0306an met Zoe\u0308 Konstantopoulou in Ankara on Monday.",
      "Prime Minister Żółć-Gęślą and 김정은 met Владимир Путин in Seoul.",
    ];
    for (const text of texts) {
      for (const { start, end, form } of parseArticle({ id: "a.txt", text }).mentions) {
        assert.equal(text.slice(start, end), form);
        assert.doesNotMatch(text.slice(end, end + 1), /[\p{L}\p{M}]/u, `${form} is cut at its end`);
        assert.doesNotMatch(text.slice(Math.max(0, start - 1), start), /[\p{L}\p{M}]/u, `${form} is cut`);
      }
    }
  });

  it("reads a list of ten thousand names in time that grows with their number", () => {
    const list = (count: number): string =>
      Array.from({ length: count }, (_, at) => `Maria Lopez${at % 97} of Peru, ${at}`).join("\n");
    const time = (text: string): number => {
      const from = process.cpuUsage().user;
      parseArticle({ id: "a.txt", text });
      return process.cpuUsage().user - from;
    };
    time(list(1_000));
    const few = Math.max(time(list(2_000)), 20_000);
    assert.ok(time(list(10_000)) < few * 15);
  });
});
