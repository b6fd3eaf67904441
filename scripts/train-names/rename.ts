import cityData from "../../server/src/engine/names/data/cities.json";
import peopleData from "../../server/src/engine/names/data/people.json";
import { particles } from "../../server/src/engine/names/lexicon";
import type { Random } from "./random";
import type { GoldSentence, GoldText } from "./sources";

const given = peopleData.given
  .split(" ")
  .filter((name) => name.length > 2)
  .map(capital);
const family = peopleData.family
  .split(" ")
  .filter((name) => name.length > 2)
  .map(capital);
const cities = cityData.cities.split("\n").map((line) => line.split("|")[0] ?? "");
const first = peopleData.familyFirst;
const SYLLABLES = {
  chinese:
    "bao bin bo chang chao cheng chun da dong en fang fei feng fu gang guo hai han hao hong hua hui jia jian jie jin jing jun kai kun lan lei li liang lin ling long mei min ming na nan ning pei peng ping qi qiang qing rong rui shan sheng shi shu song tao ting wei wen xia xiang xiao xin xing xiu xue yan yang yi ying yong yu yuan yue yun ze zhen zheng zhi zhong zhou zi".split(
      " ",
    ),
  korean:
    "beom bin bok byung chan cheol chol chul dae dong du eun gi gu gyu ha hae han hee ho hong hun hwa hwan hye hyeon hyon hyuk hyun il in ja jae jeong ji jin jong ju jun jung kang ki ku kwang kyong kyu kyung man mi min moon myong myung nam pil rim rok ryol ryong sang seo seok seon seung shin sik sok song soo su suk sun sung tae ui un won woo yeon yong young yun".split(
      " ",
    ),
  vietnamese:
    "Anh Bao Binh Chi Chinh Cuong Dat Duc Dung Giang Ha Hai Hanh Hieu Hoa Hung Huong Khanh Kien Lan Linh Long Mai Minh Nam Nga Ngoc Phong Phu Phuc Phuong Quang Quoc Son Tam Thanh Thao Thi Thuy Trong Trung Tuan Van Viet Xuan".split(
      " ",
    ),
};
const ARABIC =
  "Abdullah Ahmed Ali Amin Anwar Ayman Bashar Fahd Faisal Farid Habib Hamad Hamid Hasan Hussein Ibrahim Imran Jamal Karim Khalid Mahmoud Majid Mansour Mohammed Mustafa Nasser Omar Osama Rashid Saad Saeed Salem Salman Sami Tariq Walid Yahya Yasser Youssef Zayed".split(
    " ",
  );
const ARABIC_LAST =
  "Abadi Assad Baghdadi Bashir Dosari Fayyad Ghamdi Haddad Hakim Hariri Hashimi Houthi Jaafari Jubeir Khatib Maliki Masri Mansouri Najjar Otaibi Qahtani Qurashi Rubaie Sadr Shammari Sharif Sisi Sudani Tamimi Tikriti Yousef Zahrani Zawahiri".split(
    " ",
  );

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

interface Person {
  readonly full: string;
  readonly family: string;
  readonly given: string;
}

/** Somebody who might be in the news somewhere. */
function somebody(random: Random): Person {
  const chance = random.next();
  if (chance < 0.14) {
    const name = random.pick(first.chinese.split(" "));
    const one = capital(random.pick(SYLLABLES.chinese));
    const two = random.next() < 0.7 ? one + random.pick(SYLLABLES.chinese) : one;
    return { full: `${name} ${two}`, family: name, given: two };
  }
  if (chance < 0.28) {
    const name = random.pick(first.korean.split(" "));
    const one = capital(random.pick(SYLLABLES.korean));
    const two = random.pick(SYLLABLES.korean);
    const both = random.next() < 0.5 ? `${one}-${two}` : `${one} ${capital(two)}`;
    return { full: `${name} ${both}`, family: name, given: both };
  }
  if (chance < 0.33) {
    const name = random.pick(first.vietnamese.split(" "));
    const last = random.pick(SYLLABLES.vietnamese);
    return { full: `${name} ${random.pick(SYLLABLES.vietnamese)} ${last}`, family: last, given: name };
  }
  if (chance < 0.48) {
    const one = random.pick(ARABIC);
    const link = random.pick(["al-", "Al-", "el-", "bin ", "", "al "]);
    const last = `${link}${link === "bin " || link === "" ? random.pick(ARABIC) : random.pick(ARABIC_LAST)}`;
    const middle = random.next() < 0.3 ? ` ${random.pick(ARABIC)}` : "";
    return { full: `${one}${middle} ${last}`, family: last, given: one };
  }
  const one = random.pick(given);
  const link =
    random.next() < 0.06
      ? `${random.pick(["de", "van", "von", "da", "del", "van der", "de la", "di"])} `
      : "";
  const last = random.next() < 0.05 ? `${random.pick(family)}-${random.pick(family)}` : random.pick(family);
  const middle =
    random.next() < 0.1
      ? ` ${capital(random.pick(given).charAt(0))}.`
      : random.next() < 0.08
        ? ` ${random.pick(given)}`
        : "";
  return { full: `${one}${middle} ${link}${last}`, family: `${link}${last}`, given: one };
}

/** The text with other people and some other places in it, the same one for the same one throughout. */
export function renamed(text: GoldText, random: Random): GoldText {
  const people = new Map<string, Person>();
  const places = new Map<string, string>();
  const byFamily = new Map<string, Person>();
  for (const sentence of text.sentences) {
    for (const { start, end, kind } of sentence.names) {
      const name = sentence.text.slice(start, end);
      const words = name.split(" ");
      if (kind !== "person" || words.length < 2 || people.has(name)) continue;
      const person = somebody(random);
      people.set(name, person);
      for (const word of words) if (!particles.has(word.toLowerCase())) byFamily.set(word, person);
    }
  }
  const instead = (name: string, kind: string): string => {
    if (kind === "person") {
      const known = people.get(name);
      if (known !== undefined) return known.full;
      const person = byFamily.get(name) ?? somebody(random);
      byFamily.set(name, person);
      return person.family;
    }
    if (kind !== "place" || name.includes(" ")) return name;
    const known = places.get(name) ?? (random.next() < 0.35 ? random.pick(cities) : name);
    places.set(name, known);
    return known;
  };
  return { source: text.source, sentences: text.sentences.map((sentence) => rewrite(sentence, instead)) };
}

function rewrite(sentence: GoldSentence, instead: (name: string, kind: string) => string): GoldSentence {
  let text = "";
  let from = 0;
  const names: { start: number; end: number; kind: GoldSentence["names"][number]["kind"] }[] = [];
  for (const { start, end, kind } of [...sentence.names].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    text += sentence.text.slice(from, start);
    const name = instead(sentence.text.slice(start, end), kind);
    names.push({ start: text.length, end: text.length + name.length, kind });
    text += name;
    from = end;
  }
  return { text: text + sentence.text.slice(from), names };
}
