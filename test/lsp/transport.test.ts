import assert from "node:assert/strict";
import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import {
  createMessageConnection,
  ExitNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  ShutdownRequest,
} from "vscode-languageserver-protocol/node";
import { LanguageClient, serverBundle } from "./language-client";

describe("how the server is reached", () => {
  it("over Node's IPC, as VS Code does", async () => {
    const server = fork(serverBundle(), ["--node-ipc"], { silent: true });
    const connection = createMessageConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
    connection.listen();
    const { capabilities, serverInfo } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      workspaceFolders: null,
    });
    assert.equal(serverInfo?.name, "corpuslint");
    assert.equal(capabilities.hoverProvider, true);
    await connection.sendRequest(ShutdownRequest.type);
    const gone = once(server, "exit");
    await connection.sendNotification(ExitNotification.type);
    assert.deepEqual((await gone)[0], 0);
    connection.dispose();
  });

  it("ends when its editor is gone", async () => {
    const server = spawn(process.execPath, [serverBundle(), "--stdio"], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    const gone = once(server, "exit");
    server.stdin.end();
    await gone;
  });

  it("writes nothing but messages to standard output", async () => {
    const client = await LanguageClient.launch({ folders: [] });
    let wrong: unknown;
    client.connection.onError((error) => {
      wrong = error;
    });
    await client.until(() => client.status?.state === "idle", "the server is idle");
    await client.stop();
    assert.equal(wrong, undefined);
  });
});
