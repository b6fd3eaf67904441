import assert from "node:assert/strict";
import { DOUBTFUL, isoOf, parseArticle } from "../../../server/src/engine";

/** One sentence in each language, written for these tests. */
const SENTENCES: Readonly<Record<string, string>> = {
  de: "Die beiden Staatschefs haben am Sonntag Botschaften ausgetauscht und eine engere Zusammenarbeit versprochen, wie die Nachrichtenagentur in der Hauptstadt am Montag berichtete und das Ministerium bestätigte.",
  fr: "Les deux dirigeants ont échangé des messages dimanche et promis de renforcer la coopération entre les deux pays, a rapporté l'agence de presse dans la capitale lundi, ce que le ministère a confirmé par la suite.",
  es: "Los dos líderes intercambiaron mensajes el domingo y prometieron reforzar la cooperación entre los dos países, según informó la agencia de noticias en la capital, lo que confirmó después el ministerio.",
  it: "I due leader si sono scambiati messaggi domenica e hanno promesso di rafforzare la cooperazione tra i due paesi, come ha riferito l'agenzia di stampa nella capitale, e come ha poi confermato il ministero.",
  pt: "Os dois líderes trocaram mensagens no domingo e prometeram reforçar a cooperação entre os dois países, informou a agência de notícias na capital, o que foi depois confirmado pelo ministério em nota.",
  nl: "De twee leiders hebben zondag berichten uitgewisseld en beloofd de samenwerking tussen de twee landen te versterken, zo meldde het persbureau in de hoofdstad, en dat werd later door het ministerie bevestigd.",
  ru: "Лидеры двух стран обменялись посланиями в воскресенье и пообещали укреплять сотрудничество между двумя странами, сообщило информационное агентство в столице, что позже подтвердило и министерство в заявлении.",
  pl: "Przywódcy obu krajów wymienili się w niedzielę wiadomościami i obiecali wzmocnić współpracę między dwoma krajami, podała agencja prasowa w stolicy, co potwierdziło później ministerstwo w komunikacie.",
  tr: "İki ülkenin liderleri pazar günü mesajlaştı ve iki ülke arasındaki iş birliğini güçlendirme sözü verdi, haber ajansı başkentte bildirdi ve bakanlık da daha sonra yaptığı açıklamada bunu doğruladı.",
  sv: "De två ledarna utbytte meddelanden på söndagen och lovade att stärka samarbetet mellan de två länderna, rapporterade nyhetsbyrån i huvudstaden, vilket senare bekräftades av departementet i ett uttalande.",
  id: "Kedua pemimpin bertukar pesan pada hari Minggu dan berjanji untuk memperkuat kerja sama antara kedua negara, demikian dilaporkan kantor berita di ibu kota, yang kemudian dibenarkan oleh kementerian.",
  hu: "A két vezető vasárnap üzenetet váltott, és ígéretet tett a két ország közötti együttműködés erősítésére, jelentette a hírügynökség a fővárosban, amit később a minisztérium is megerősített közleményében.",
  ja: "両国の指導者は日曜日にメッセージを交換し、両国間の協力を強化することを約束したと通信社が伝えた。外務省もその後の声明でこれを確認した。両国は条約締結六十周年を迎えた。",
  ko: "양국 지도자는 일요일 친서를 교환하고 양국 간 협력을 강화하기로 약속했다고 통신사가 보도했다. 외무성도 이후 성명에서 이를 확인했다. 양국은 조약 체결 육십 주년을 맞았다.",
  zh: "两国领导人星期日互致贺电，承诺加强两国之间的合作，通讯社在首都报道。外交部随后在声明中确认了这一消息。两国今年迎来条约签订六十周年。",
  ar: "تبادل زعيما البلدين رسائل يوم الأحد ووعدا بتعزيز التعاون بين البلدين، حسبما أفادت وكالة الأنباء في العاصمة، وهو ما أكدته الوزارة لاحقا في بيان لها نشر على موقعها.",
  el: "Οι δύο ηγέτες αντάλλαξαν μηνύματα την Κυριακή και υποσχέθηκαν να ενισχύσουν τη συνεργασία μεταξύ των δύο χωρών, μετέδωσε το πρακτορείο ειδήσεων στην πρωτεύουσα, κάτι που επιβεβαίωσε το υπουργείο.",
  vi: "Hai nhà lãnh đạo đã trao đổi thông điệp vào Chủ nhật và hứa sẽ tăng cường hợp tác giữa hai nước, hãng thông tấn đưa tin tại thủ đô, điều này sau đó đã được bộ ngoại giao xác nhận trong một tuyên bố.",
  fi: "Johtajat vaihtoivat sunnuntaina viestejä ja lupasivat vahvistaa yhteistyötä maiden välillä, uutistoimisto kertoi pääkaupungissa, minkä ministeriö myöhemmin vahvisti tiedotteessaan medialle.",
  cs: "Oba vůdci si v neděli vyměnili zprávy a slíbili posílit spolupráci mezi oběma zeměmi, uvedla tisková agentura v hlavním městě, což později potvrdilo i ministerstvo ve svém prohlášení pro média.",
  hi: "दोनों नेताओं ने रविवार को संदेशों का आदान-प्रदान किया और दोनों देशों के बीच सहयोग को मजबूत करने का वादा किया, समाचार एजेंसी ने राजधानी में बताया, जिसकी बाद में मंत्रालय ने पुष्टि की।",
};
const DATE_LINES: readonly (readonly [language: string, line: string])[] = [
  ["de", "Stand: 11.07.2021, 10:24 Uhr"],
  ["de", "11. Juli 2021, 10:24 Uhr"],
  ["de", "Von Max Muster\n11.07.2021"],
  ["fr", "Publié le 11/07/2021 à 10:24, mis à jour le 12/07/2021 à 08:00"],
  ["fr", "Par Jean Dupont\nPublié le 11 juillet 2021 à 10h24"],
  ["fr", "le 11 juillet 2021"],
  ["es", "11 JUL. 2021"],
  ["es", "11 jul 2021 - 10:24 CEST"],
  ["es", "Publicado el 11/07/2021"],
  ["it", "11 luglio 2021 alle 10:24"],
  ["it", "di Mario Rossi\n11 Luglio 2021"],
  ["pt", "11/07/2021 10h24 Atualizado 12/07/2021"],
  ["pt", "11 de jul. de 2021 às 10h24"],
  ["nl", "Gepubliceerd: 11 juli 2021 10:24"],
  ["nl", "11 jul 2021"],
  ["ru", "Опубликовано 11.07.2021 10:24"],
  ["ru", "11 июля 2021, 10:24"],
  ["ru", "11.07.2021"],
  ["pl", "11 lipca 2021, 10:24"],
  ["pl", "11.07.2021, 10:24"],
  ["tr", "Yayınlanma: 11.07.2021 10:24 Güncelleme: 12.07.2021 11:00"],
  ["tr", "11 Temmuz 2021 Pazar"],
  ["sv", "Publicerad 11 juli 2021 10.24"],
  ["sv", "2021-07-11 kl. 10:24"],
  ["id", "Minggu, 11 Jul 2021 10:24 WIB"],
  ["hu", "2021. július 11. 10:24"],
  ["hu", "2021.07.11. 10:24"],
  ["ja", "2021年7月11日 10時24分"],
  ["ja", "公開日:2021.07.11 更新日:2021.07.12"],
  ["ko", "입력 2021.07.11 10:24"],
  ["ko", "기사입력 2021-07-11 오전 10:24 최종수정 2021-07-12"],
  ["zh", "2021-07-11 10:24:05 来源: 新华网"],
  ["zh", "2021年07月11日10:24"],
  ["ar", "الأحد 11 يوليو 2021 - 10:24"],
  ["ar", "نشر في: 11/07/2021"],
  ["el", "11 Ιουλίου 2021, 10:24"],
  ["el", "Δημοσίευση: 11/07/2021"],
  ["vi", "Chủ nhật, 11/7/2021, 10:24 (GMT+7)"],
  ["vi", "11/07/2021 10:24"],
  ["fi", "Julkaistu 11.7.2021 10:24"],
  ["fi", "11.7.2021"],
  ["cs", "11. července 2021 10:24"],
  ["cs", "11. 7. 2021"],
  ["hi", "प्रकाशित: 11 जुलाई 2021"],
  ["hi", "11 जुलाई 2021"],
];

describe("choosePublicationDate, in many languages", () => {
  for (const [language, line] of DATE_LINES) {
    it(`${language}: ${JSON.stringify(line)}`, () => {
      const sentence = SENTENCES[language] ?? "";
      const title = sentence
        .split(/[ 、，]/)
        .slice(0, 6)
        .join(" ");
      const { published } = parseArticle({
        id: "a.txt",
        text: `${title}\n${line}\n${sentence}\n${sentence}\n`,
      });
      assert.equal(published === null ? null : isoOf(published.day), "2021-07-11");
      assert.ok(
        published !== null && published.confidence >= DOUBTFUL && published.alternative === undefined,
      );
    });
  }
});
