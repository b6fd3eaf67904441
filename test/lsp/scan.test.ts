import assert from "node:assert/strict";
import * as os from "node:os";
import {
  CancellationTokenSource,
  HoverRequest,
  ProgressType,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver-protocol/node";
import { serverCommands } from "../../server/src/protocol";
import { temporaryFolder } from "../temporary-folder";
import { LanguageClient } from "./language-client";

const WORDS =
  "minister talks capital summit border trade harvest election court river bridge hospital teacher engine museum".split(
    " ",
  );

/** An article that shares no sentence with the others; the same for the same number. */
function article(number: number): string {
  let seed = number + 1;
  const word = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return WORDS[seed % WORDS.length] ?? "";
  };
  const sentence = () =>
    `The ${word()} of the ${word()} spoke about the ${word()} and the ${word()} on Monday. `;
  const paragraph = () => `${sentence()}${sentence()}${sentence()}\n\n`;
  return `Report number ${number} on the ${word()}\n2021-07-11\n\n${paragraph()}${paragraph()}${paragraph()}`;
}

describe("the scan of a larger folder", () => {
  it("leaves the server free to answer, shows how far it is, and can be asked for again", async function () {
    this.timeout(60_000);
    const files: Record<string, string> = { "corpuslint.json": "{}" };
    for (let number = 0; number < 600; number++)
      files[`${String(number).padStart(4, "0")}.txt`] = article(number);
    files["0300.txt"] = article(300).replace("Monday. ", "Monday &amp; Tuesday. ");
    const folder = temporaryFolder(files);
    const client = await LanguageClient.launch({ folders: [folder] });
    const progress: { kind: string; percentage?: number }[] = [];
    const tokens = new Set<string | number>();
    client.onProgressToken = (token) => {
      tokens.add(token);
      client.connection.onProgress(
        new ProgressType<{ kind: string; percentage?: number }>(),
        token,
        (value) => {
          progress.push(value);
        },
      );
    };
    const uri = client.uri(folder, "0300.txt");
    await client.open(uri);
    const items = await client.items(uri);
    assert.ok(items.some(({ code }) => code === "text/html-entity"));
    const state = client.status?.state;
    assert.notEqual(state, "ready", "the open document is answered for before the scan is over");

    const times: number[] = [];
    while (client.status?.state !== "ready") {
      const start = performance.now();
      await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri },
        position: { line: 3, character: 5 },
      });
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    times.sort((a, b) => a - b);
    const middle = times[times.length >> 1] ?? 0;
    console.log(`      ${times.length} hovers during the scan, median ${middle.toFixed(1)} ms`);
    assert.ok(middle < 200 * Math.max(1, (os.loadavg()[0] ?? 0) / os.cpus().length), `${middle} ms`);
    assert.equal(client.status.articles, 600);

    await client.until(() => progress.at(-1)?.kind === "end", "the progress has ended");
    assert.equal(progress[0]?.kind, "begin");
    const percentages = progress.flatMap(({ percentage }) => (percentage === undefined ? [] : [percentage]));
    assert.deepEqual(
      percentages,
      [...percentages].sort((a, b) => a - b),
    );

    await client.connection.sendRequest("workspace/executeCommand", { command: serverCommands.check });
    assert.equal(client.status.state, "ready");
    // Stopping amid the next scan is no different from stopping any time.
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await client.stop();
    assert.equal(client.exitCode, 0);
  });

  it("lists no more problems than an editor bears, and says how many there are", async function () {
    this.timeout(120_000);
    const files: Record<string, string> = { "corpuslint.json": "{}" };
    // Eleven thousand findings in a hundred and ten articles.
    const damaged = "The talks &amp; visits went on in the capital on Monday.\n".repeat(100);
    for (let number = 0; number < 110; number++) {
      files[`${String(number).padStart(4, "0")}.txt`] = article(number) + damaged;
    }
    const client = await LanguageClient.launch({ folders: [temporaryFolder(files)] });
    await client.ready();
    const reports: { uri: string; items?: unknown[] }[] = [];
    const partial = "all";
    client.connection.onProgress(
      new ProgressType<{ items: { uri: string; items?: unknown[] }[] }>(),
      partial,
      ({ items }) => void reports.push(...items),
    );
    const cancel = new CancellationTokenSource();
    const request = client.connection.sendRequest(
      WorkspaceDiagnosticRequest.type,
      { previousResultIds: [], partialResultToken: partial },
      cancel.token,
    );
    const told = () => reports.reduce((sum, { items }) => sum + (items?.length ?? 0), 0);
    await client.until(() => told() > 9_000, "the problems have come");
    cancel.cancel();
    await request.catch(() => undefined);
    assert.ok(told() <= 10_000, `${told()}`);
    assert.equal(new Set(reports.map(({ uri }) => uri)).size, reports.length);
    const notice = client.status?.notices.find((one) => one.includes("Problems view"));
    assert.match(notice ?? "", /first 10,000 of 1\d,\d{3} findings/);
    assert.ok(told() > 9_000);
    await client.stop();
  });
});
