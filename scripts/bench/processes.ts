import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";

/** What one run of a program took, its children included. */
export interface Run {
  readonly seconds: number;
  /** Processor time of user and system; 0 where the system does not tell. */
  readonly cpuSeconds: number;
  /** The most resident memory at one time, in MB, looked at every 50 ms; 0 where the system does not tell. */
  readonly peakMegabytes: number;
  readonly code: number | null;
}

export interface Memory {
  /** Resident, in MB: all pages, shared ones too. */
  readonly rss: number;
  /** Proportional, in MB: shared pages in parts. */
  readonly pss: number;
}

const LOOK_EVERY = 50;
const LONGEST = 600;
const TICKS = 100;

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** The members of /proc/…/stat behind the name, which may hold anything. */
function statOf(pid: number | "self"): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function childrenOf(pid: number): number[] {
  const all: number[] = [];
  let tasks: string[] = [];
  try {
    tasks = readdirSync(`/proc/${pid}/task`);
  } catch {
    return all;
  }
  for (const task of tasks) {
    const children = read(`/proc/${pid}/task/${task}/children`).trim();
    if (children !== "") all.push(...children.split(" ").map(Number));
  }
  return all;
}

/** The process and all below it. Threads are part of their process. */
export function processesUnder(pid: number): number[] {
  const found = [pid];
  for (let at = 0; at < found.length; at++) found.push(...childrenOf(found[at] ?? 0));
  return found;
}

/** Memory of a process and all below it; zeros where the system has no /proc. */
export function memoryOf(pid: number): Memory {
  let [rss, pss] = [0, 0];
  for (const one of processesUnder(pid)) {
    const rollup = read(`/proc/${one}/smaps_rollup`);
    rss += Number(/^Rss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    pss += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return { rss: rss / 1024, pss: pss / 1024 };
}

/** Resident memory alone, in MB: cheap enough to look at often. */
function residentOf(pid: number): number {
  let kilobytes = 0;
  for (const one of processesUnder(pid)) {
    kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${one}/status`))?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/** Watches a process's memory until told to stop; gives the most that it had, in MB. */
export function watchMemory(pid: number): () => number {
  let most = 0;
  const look = () => {
    most = Math.max(most, residentOf(pid));
  };
  const timer = setInterval(look, LOOK_EVERY);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

/** Processor time of the children that have ended, in seconds. */
function cpuOfChildren(): number {
  const stat = statOf("self");
  return (Number(stat[13] ?? 0) + Number(stat[14] ?? 0)) / TICKS;
}

/** As the code of a run that took longer than it was given. */
export const GIVEN_UP = -1;

/**
 * Runs a program to its end, or for `limit` seconds at most; what it writes goes to `output`, or nowhere. Rejects where
 * it cannot be started.
 */
export async function measured(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; output?: string; limit?: number } = {},
): Promise<Run> {
  const sink = openSync(options.output ?? "/dev/null", "w");
  const cpuBefore = cpuOfChildren();
  const before = performance.now();
  const child: ChildProcess = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", sink, sink],
  });
  let late = false;
  const limit = setTimeout(
    () => {
      late = true;
      child.kill("SIGKILL");
    },
    (options.limit ?? LONGEST) * 1000,
  );
  const stop = child.pid === undefined ? () => 0 : watchMemory(child.pid);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    const seconds = (performance.now() - before) / 1000;
    return {
      seconds,
      cpuSeconds: cpuOfChildren() - cpuBefore,
      peakMegabytes: stop(),
      code: late ? GIVEN_UP : code,
    };
  } finally {
    clearTimeout(limit);
    stop();
    closeSync(sink);
  }
}
