/** Runs provider-scale-main.ts against a fake of its own and says what it took. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { fakeBatches } from "./fake-openai-batches.ts";
import { startFakeOpenAi } from "./fake-openai.ts";

const resultSchema = z.object({
  files: z.number(),
  waves: z.number(),
  requests: z.number(),
  replied: z.number(),
  failed: z.number(),
  planMs: z.number(),
  collectMs: z.number(),
  peakMegabytes: z.number(),
  cpuMs: z.number(),
});

export type ScaleResult = z.infer<typeof resultSchema> & {
  /** Batches that the fake was asked to make. */
  readonly batches: number;
  readonly problems: readonly string[];
};

/**
 * @param options.queueTokens what the provider's queue takes at once
 * @param options.heapMegabytes the process's heap may not grow beyond it
 */
export async function runAtScale(
  count: number,
  options: { readonly queueTokens: number; readonly heapMegabytes: number },
): Promise<ScaleResult> {
  const fake = fakeBatches({
    replyTo: () => ({ type: "value", value: { met: true } }),
    statuses: () => ["in_progress", "completed"],
    queueTokens: options.queueTokens,
  });
  const server = await startFakeOpenAi({ script: [], parts: [fake] });
  const folder = mkdtempSync(join(tmpdir(), "greenroom-scale-"));
  try {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${options.heapMegabytes}`,
        join(import.meta.dirname, "provider-scale-main.ts"),
        server.baseUrl,
        folder,
        String(count),
        String(options.queueTokens),
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    await new Promise((resolve) => child.once("close", resolve));
    const result = resultSchema.parse(JSON.parse(output));
    return { ...result, batches: fake.batches.length, problems: server.problems };
  } finally {
    await server.close();
    fake.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
