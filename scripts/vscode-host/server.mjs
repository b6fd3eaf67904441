import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../command.mjs";

/** Settings without which a first start shows welcome pages and assistants in place of the corpus. */
const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "git.enabled": false,
  "update.showReleaseNotes": false,
};

/**
 * @typedef {object} RunningServer
 * @property {string} authority `127.0.0.1:port`
 * @property {(folder: string, payload?: [string, string][]) => string} url the page of a workbench with `folder` open
 * @property {() => Promise<void>} stop
 * @property {() => string} log what the server printed so far
 */

/**
 * Starts the server build of VS Code on a free port of the loopback address. A random connection token keeps
 * out other users of the machine, for whom a workbench would be a shell under our name.
 *
 * @param {{node: string, serverMain: string}} host from `prepareServerHost`
 * @param {string} dataDirectory extensions, settings and logs of this server; made when missing
 * @param {{extensions?: string[] | undefined, settings?: Record<string, unknown>, env?: NodeJS.ProcessEnv, testing?: boolean}} [options]
 *   `extensions`: VSIX files to install first; `testing`: whether pages may be given a payload
 * @returns {Promise<RunningServer>}
 */
export async function startServer(host, dataDirectory, options = {}) {
  const machine = join(dataDirectory, "data", "Machine");
  await mkdir(machine, { recursive: true });
  await writeFile(
    join(machine, "settings.json"),
    JSON.stringify({ ...quietSettings, ...options.settings }, null, 2),
  );
  const shared = [
    host.serverMain,
    "--accept-server-license-terms",
    "--server-data-dir",
    dataDirectory,
    "--telemetry-level",
    "off",
  ];
  for (const vsix of options.extensions ?? []) {
    const installed = await run(host.node, [...shared, "--install-extension", vsix], { capture: true });
    if (installed.code !== 0) throw new Error(`VS Code refused ${vsix}:\n${installed.output}`);
  }

  const token = randomUUID();
  const child = spawn(
    host.node,
    [
      ...shared,
      ...["--host", "127.0.0.1", "--port", "0", "--connection-token", token],
      // A built workbench heeds `payload` only with it.
      ...(options.testing ? ["--enable-smoke-test-driver"] : []),
      "--disable-workspace-trust",
    ],
    // Its own process group, so that extension hosts and watchers end with it.
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...options.env }, detached: true },
  );
  const end = () => {
    try {
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    } catch {
      // already gone
    }
  };
  process.once("exit", end);

  let log = "";
  const port = await new Promise((resolve, reject) => {
    const read = (/** @type {Buffer} */ chunk) => {
      log += chunk.toString("utf8");
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match) resolve(match[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`VS Code's server ended with ${code}:\n${log}`)));
    setTimeout(() => reject(new Error(`VS Code's server did not start in 60 s:\n${log}`)), 60_000).unref();
  }).catch((error) => {
    end();
    throw error;
  });

  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    url: (folder, payload) => {
      const query = new URLSearchParams({ tkn: token, folder });
      if (payload) query.set("payload", JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
    log: () => log,
    stop: async () => {
      process.removeListener("exit", end);
      if (child.exitCode !== null || child.signalCode !== null) return end();
      const gone = new Promise((resolve) => child.once("exit", resolve));
      end();
      await gone;
    },
  };
}
