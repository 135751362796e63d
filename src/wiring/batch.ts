/** What `greenroom evaluate` is handed: answer files, the model as a batch uses it, and the provider's batch engine. */
import { join } from "node:path";
import type { ReadRow, SourceRow } from "../batch/row.ts";
import type { Transcriber } from "../batch/transcribe.ts";
import type { BatchTools } from "../cli/dependencies.ts";
import { providerRunsError } from "../words/provider-runs.ts";
import type { ModelCall } from "../grading/ports.ts";
import { toPrice } from "./service.ts";
import type { ServiceWiring } from "./service.ts";
import type { SpeechWiring } from "./speech.ts";
import { libraryFolders, once } from "./workbench.ts";
import type { Workbench } from "./workbench.ts";

/** In characters: what recognisers write into a silent recording is a phrase or two. */
const longestPhantom = 200;

async function withoutRecordings(rows: AsyncIterable<SourceRow>): Promise<AsyncIterable<ReadRow>> {
  const { withoutAudio } = await import("../batch/read-answers.ts");
  return withoutAudio(rows, "is a recording, and replies are replayed");
}

export function wireBatch(
  { ambient, config, signal, openStore, programFolder, isBuilt }: Workbench,
  { openServices, openModel }: ServiceWiring,
  { openTranscriber, findSpeech }: Pick<SpeechWiring, "openTranscriber" | "findSpeech">,
): BatchTools {
  async function transcriptionTools(onCall: (call: ModelCall) => void) {
    const [store, { hashFile }] = await Promise.all([
      openStore(),
      import("../adapters/file-hash.ts"),
    ]);
    const transcriber = once(async (): Promise<Transcriber> => {
      const { recogniser, perMinuteUsd } = await openTranscriber(onCall);
      return {
        baseUrl: recogniser.name,
        model: recogniser.model,
        atMost: async ({ path }) => {
          const { longestDurationMs } = await import("../adapters/audio/longest-duration.ts");
          const durationMs = await longestDurationMs(path);
          return {
            durationMs,
            costUsd: perMinuteUsd === null ? null : (durationMs / 60_000) * perMinuteUsd,
          };
        },
        transcribe: async ({ path }, until, watch) => {
          const transcript = await recogniser.transcribe({
            path,
            language: null,
            prompt: "",
            speech: null,
            signal: until,
            ...watch,
          });
          // A longer one was said by somebody, and need not be listened to again.
          if (transcript.text.length > longestPhantom) return transcript;
          const { withoutPhantoms } = await import("../speech/phantoms.ts");
          return withoutPhantoms(transcript, await findSpeech(path, until));
        },
      };
    });
    return { transcriber, store: store.transcripts, hashFile, hash: ambient.hash };
  }

  return {
    measureAnswers: async (paths, results) => {
      const [{ findAnswerFiles }, { measureAnswers }] = await Promise.all([
        import("../adapters/answer-files/find.ts"),
        import("../adapters/answer-files/measure.ts"),
      ]);
      return measureAnswers(findAnswerFiles(paths, { stdin: process.stdin, results }));
    },
    readAnswers: async function* (paths, results, defaults, onBytes) {
      const [{ findAnswerFiles }, { withBytesTold }, { keepHeapSmall }, { readAnswers }] =
        await Promise.all([
          import("../adapters/answer-files/find.ts"),
          import("../adapters/answer-files/measure.ts"),
          import("../adapters/heap.ts"),
          import("../batch/read-answers.ts"),
        ]);
      keepHeapSmall();
      const files = findAnswerFiles(paths, { stdin: process.stdin, signal, results });
      yield* readAnswers(withBytesTold(files, onBytes), {
        ...defaults,
        hash: ambient.hash,
        openYaml: async () => (await import("../adapters/answer-files/yaml.ts")).parseYaml,
      });
    },
    openThreads: async ({ startAfter, most }) => {
      const [{ createGradingThreads }, { availableParallelism }] = await Promise.all([
        import("../adapters/threads/grading-threads.ts"),
        import("node:os"),
      ]);
      // This thread is one of them.
      const count = Math.min(most, availableParallelism()) - 1;
      return createGradingThreads({
        path: join(programFolder, "wiring", `grading-thread.${isBuilt ? "js" : "ts"}`),
        data: libraryFolders({ programFolder, isBuilt }),
        count,
        startAfter,
      });
    },
    openModel: async (chosenPrice) => {
      const { endpoint, facts } = await openServices();
      const price = toPrice(chosenPrice) ?? facts.price;
      return {
        // Calls are saved with the judgements that they led to.
        model: await openModel({ price, recordCall: () => undefined }),
        baseUrl: endpoint.baseUrl,
        price: price && {
          inputPerMillion: Math.max(price.inputPerMillion, price.cacheWritePerMillion ?? 0),
          outputPerMillion: price.outputPerMillion,
        },
        reasoningTokens: facts.reasoningTokens,
      };
    },
    openProvider: async (chosenPrice) => {
      const { replay } = config.settings;
      if (replay !== null) {
        throw providerRunsError("usage", ({ errors }) => errors.replayed(replay));
      }
      const [store, { endpoint, apiKey, facts }, batches, replied, requestFiles, lock] =
        await Promise.all([
          openStore(),
          openServices(),
          import("../adapters/openai/batches.ts"),
          import("../adapters/openai/replied-model.ts"),
          import("../adapters/request-files.ts"),
          import("../adapters/store/lock.ts"),
        ]);
      const folder = config.paths.requestDirectory;
      const client = batches.createBatchService({
        ...endpoint,
        ...facts,
        apiKey,
        price: toPrice(chosenPrice) ?? facts.price,
        memory: { read: (key) => store.readMemory(key), write: () => undefined },
        requestMs: facts.requestMs ?? config.settings.timeoutMs,
        idleMs: config.settings.timeoutMs,
        now: ambient.now,
      });
      return {
        service: client,
        files: requestFiles.createRequestFiles(folder),
        // A run's own lock goes with its files.
        takeLock: (collected) =>
          lock.takeLock(
            join(folder, ...(collected === null ? ["lock.db"] : [collected, "lock.db"])),
          ),
        repliedModel: (options) =>
          replied.createRepliedModel(options, { baseUrl: client.baseUrl, now: ambient.now }),
      };
    },
    transcribed: async (rows, { concurrency, budget, onCall, onUnderWay }) => {
      // Without a recording nobody is asked, so that there is nothing to refuse before one comes.
      if (config.settings.replay !== null) return withoutRecordings(rows);
      const [{ withTranscripts }, tools] = await Promise.all([
        import("../batch/transcribe.ts"),
        transcriptionTools(onCall),
      ]);
      return withTranscripts(rows, { ...tools, concurrency, budget, onUnderWay });
    },
    keptTranscripts: async (rows, add) => {
      if (config.settings.replay !== null) return withoutRecordings(rows);
      const [{ withKeptTranscripts }, tools] = await Promise.all([
        import("../batch/transcribe.ts"),
        transcriptionTools(() => undefined),
      ]);
      return withKeptTranscripts(rows, tools, add);
    },
    readEarlier: async (path) => {
      const [{ openNamedFile }, { readEarlierResults }] = await Promise.all([
        import("../adapters/answer-files/find.ts"),
        import("../batch/earlier-results.ts"),
      ]);
      return readEarlierResults(await openNamedFile(path, signal));
    },
    openSpool: async () => (await import("../adapters/answer-files/spool.ts")).openSpool(),
    sleep: async (milliseconds, until) => {
      const { setTimeout: pause } = await import("node:timers/promises");
      // An aborted wait is over; whoever waits looks at the signal.
      await pause(milliseconds, undefined, { signal: until }).catch(() => undefined);
    },
  };
}
