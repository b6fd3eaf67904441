import { createConnection, LSPErrorCodes, ProposedFeatures } from "vscode-languageserver/node";
import { setV8Flags } from "../workspace/v8-flags";
import { startServer } from "./server";

// How to talk is told by the arguments: --stdio, --node-ipc or --socket=PORT.
const connection = createConnection(ProposedFeatures.all, {
  // What has been cancelled before its turn has come is not worked out: whoever types fast would wait for all of it.
  cancelUndispatched: ({ jsonrpc }) => ({
    jsonrpc,
    id: null, // filled in by the connection
    error: { code: LSPErrorCodes.RequestCancelled, message: "Cancelled." },
  }),
});

// Node would end the process, and with it the answers to everything else.
process.on("unhandledRejection", (reason) => connection.console.error(String(reason)));

setV8Flags("small");
startServer(connection);
