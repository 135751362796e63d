/**
 * Loaded before a program (`node --import`): writes what the process took to the file that GREENROOM_BENCH_USAGE names.
 * JavaScript, since what takes TypeScript's types out is loaded in 65 ms, into the program that is measured.
 */
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("exit", () => {
    const path = process.env["GREENROOM_BENCH_USAGE"];
    if (path === undefined) return;
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMegabytes: maxRSS / 1024 };
    writeFileSync(path, JSON.stringify(usage));
  });
}
