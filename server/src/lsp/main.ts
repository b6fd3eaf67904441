import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "./server";

// How to talk is told by the arguments: --stdio, --node-ipc or --socket=PORT.
startServer(createConnection(ProposedFeatures.all));
