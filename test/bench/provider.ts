/**
 * A million answers through the provider's batch engine: planned, split, submitted in waves and collected, against the
 * fake. `node test/bench/provider.ts [count]`
 */
import { runAtScale } from "../support/provider-scale.ts";

const count = Number(process.argv[2] ?? 1_000_000);
const options = { queueTokens: 12_000_000, heapMegabytes: 128 };
const small = await runAtScale(count / 20, options);
const large = await runAtScale(count, options);
for (const [name, result] of Object.entries({ small, large })) {
  const { requests, files, waves, planMs, collectMs, cpuMs, peakMegabytes } = result;
  console.log(
    `${name}: ${requests} requests, ${files} files, ${waves} waves; planned in ${planMs} ms, submitted and collected in ${collectMs} ms; ${cpuMs} ms of CPU, peak ${peakMegabytes} MB`,
  );
}
console.log(
  `peak memory for ${count} is ${(large.peakMegabytes / small.peakMegabytes).toFixed(2)} × that for ${count / 20}`,
);
