import { spawn } from "node:child_process";

/**
 * Runs a program to its end with its output going where `stdio` says (default: straight to ours).
 * Never rejects: a program that cannot be started gives code 127 and the reason in `output`.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean, timeout?: number}} [options]
 *   `capture` collects standard output and error in `output` in place of printing them
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", options.capture ? "pipe" : "inherit", options.capture ? "pipe" : "inherit"],
      timeout: options.timeout,
      // npm and code are .cmd files on Windows, which only a shell can start.
      shell: process.platform === "win32",
    });
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString("utf8");
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
