import { expect, test } from "vitest";
import { runAtScale } from "../../support/provider-scale.ts";

test("many requests are planned, split, submitted in waves and collected in memory that does not grow", async () => {
  // Some 80 tokens each by the estimate, so that one file of 50,000 fits into the queue at a time.
  const options = { queueTokens: 6_000_000, heapMegabytes: 80 };
  const one = await runAtScale(40_000, options);
  const three = await runAtScale(120_000, options);
  expect(one).toMatchObject({ files: 1, replied: 40_000, problems: [] });
  expect(three).toMatchObject({
    files: 3,
    batches: 3,
    requests: 120_000,
    replied: 120_000,
    failed: 0,
    problems: [],
  });
  expect(three.waves).toBeGreaterThan(one.waves);
  // What grows with the requests would be three times as large; when the collector runs moves the peak by half.
  expect(three.peakMegabytes).toBeLessThan(one.peakMegabytes * 1.8);
}, 120_000);
