/** The process edge: signals, streams and the wiring of adapters. The only file that names adapters. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Price } from "./adapters/openai/usage.ts";
import type { StoreOptions } from "./adapters/store/store.ts";
import type { BatchTools, Dependencies, History, Store } from "./cli/dependencies.ts";
import { bugExitCode, describeFailure, endOnBrokenPipe } from "./cli/exit.ts";
import type { Failure } from "./cli/exit.ts";
import type { TokenPrice } from "./batch/budget.ts";
import { runProgram } from "./cli/program.ts";
import type { CommandFlags } from "./cli/program.ts";
import { GreenroomError } from "./errors.ts";
import type { Ambient, ModelCall } from "./grading/ports.ts";
import { offlineGrader } from "./grading/offline-identity.ts";
import { drawId } from "./interview/draw-id.ts";

// zod would compile each schema at its first use, which pays after thousands of values; a command reads a few. Set here,
// where no schema has been made yet: each asks once.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** `src` or `dist`: both stand beside `prompts` and `package.json`. */
const here = import.meta.dirname;
const root = join(here, "..");
/** Tells language and length, which newer models do not; compatible servers take the name or have one model only. */
const transcriptionModel = "whisper-1";
const isBuilt = import.meta.filename.endsWith(".js");

/** Runs greenroom with the arguments after node and script, and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const version = readVersion();
  const stop = new AbortController();
  let stoppedBy: "SIGINT" | "SIGTERM" | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stoppedBy !== null) {
        // Asked twice: leave now. Whatever was answered is on the disk.
        process.exit(signal === "SIGINT" ? 130 : 143);
      }
      stoppedBy = signal;
      stop.abort();
    });
  }
  endOnBrokenPipe(process.stdout, (code) => process.exit(code));
  endOnBrokenPipe(process.stderr, (code) => process.exit(code));

  const closers: (() => void)[] = [];
  try {
    await runProgram(argv, {
      version,
      stdout: process.stdout,
      start: (flags) => wire(flags, version, stop.signal, (close) => closers.push(close), null),
    });
  } catch (error) {
    const failure = describeFailure(error, { version, stoppedBy });
    process.stderr.write(`${await fitted(failure)}\n`);
    process.exitCode = failure.exitCode;
  } finally {
    stop.abort();
    for (const close of closers) {
      close();
    }
  }
}

/** On a terminal no word is broken at its edge; the stack of a bug stays as it is. */
async function fitted({ text, exitCode }: Failure): Promise<string> {
  if (!process.stderr.isTTY || exitCode === bugExitCode) {
    return text;
  }
  const { noStyle, plainSymbols, wrap } = await import("./cli/format.ts");
  const width = Math.max(20, process.stderr.columns || 80);
  return wrap(text, { style: noStyle, symbols: plainSymbols, width });
}

/** The same promise for every caller. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | null = null;
  return () => (opened ??= open());
}

/** What the person says of a price, as the vendor's have it. */
function toPrice(chosen: TokenPrice | null): Price | null {
  return (
    chosen && {
      ...chosen,
      cachedInputPerMillion: null,
      cacheWritePerMillion: null,
      upToInputTokens: null,
    }
  );
}

function readVersion(): string {
  const text = readFileSync(join(root, "package.json"), "utf8");
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? "unknown";
}

/** What a command is handed. Every adapter is imported when it is first used, so that quick commands stay quick. */
async function wire(
  flags: CommandFlags,
  version: string,
  signal: AbortSignal,
  onClose: (close: () => void) => void,
  /** What is there already and stays. */
  base: Pick<Dependencies, "terminal" | "openStore"> | null,
): Promise<Dependencies> {
  const environment = process.env;
  const ambient: Ambient = {
    now: () => new Date(),
    random: () => Math.random(),
    // Loaded with the first use: it takes 3 ms.
    hash: (text) => process.getBuiltinModule("node:crypto").hash("sha256", text),
  };
  const [{ loadConfig, serviceOf }, { createTerminal }, { createSecrets }] = await Promise.all([
    import("./config.ts"),
    import("./cli/terminal.ts"),
    import("./adapters/secrets/secrets.ts"),
  ]);
  const config = await loadConfig({ environment, flags: flags.options, tolerant: flags.tolerant });
  const terminal =
    base?.terminal ??
    (await createTerminal({
      // Node sets stdin up when it is first looked at, which most commands never do.
      get stdin() {
        return process.stdin;
      },
      stdout: process.stdout,
      stderr: process.stderr,
      environment,
      flags,
      signal,
    }));
  const secrets = createSecrets({
    path: join(config.paths.configDirectory, "secrets.json"),
    environment,
  });

  const storeOptions: StoreOptions = {
    path: config.paths.databaseFile,
    now: ambient.now,
    onMigration: ({ copyPath }) =>
      terminal.talk(
        `The database was brought to this version; the old one is kept as ${copyPath}.`,
      ),
  };
  const openOwnStore = once(async (): Promise<Store> => {
    const store = (await import("./adapters/store/store.ts")).openStore(storeOptions);
    onClose(() => store.close());
    return {
      ...store,
      deleteAll: () => {
        store.deleteAll();
        rmSync(config.paths.requestDirectory, { recursive: true, force: true });
      },
    };
  });
  const openStore = base?.openStore ?? openOwnStore;
  const openHistory = once(async (): Promise<History> => {
    const history = (await import("./adapters/store/history.ts")).openHistory(storeOptions);
    onClose(() => history.close());
    return history;
  });
  const openLibrary = once(async () => {
    const [{ openLibrary: open }, { parsePrompt }] = await Promise.all([
      import("./adapters/library/library.ts"),
      import("./prompts.ts"),
    ]);
    return open({
      promptsFolder: join(root, "prompts"),
      compiledFolder: isBuilt ? join(here, "data") : null,
      parsePrompt,
    });
  });
  const openServices = once(async () => {
    const services = await import("./adapters/openai/services.ts");
    const data = services.parseModelData((await openLibrary()).modelData());
    const service = serviceOf(config.settings);
    const endpoint = services.chooseEndpoint(data, { ...config.settings, service });
    return {
      endpoint,
      service,
      facts: services.modelFacts(data, endpoint),
      needsKey: data.services.find(({ id }) => id === service)?.needsKey ?? false,
    };
  });

  const openModel = async (changes: {
    readonly price?: Price | null;
    readonly recordCall: (call: ModelCall) => void;
  }) => {
    const [store, { endpoint, service, facts, needsKey }, { createOpenAiModel }] =
      await Promise.all([openStore(), openServices(), import("./adapters/openai/model.ts")]);
    const { settings } = config;
    const apiKey = secrets.read(service)?.value ?? null;
    if (apiKey === null && needsKey) {
      throw new GreenroomError(
        "key",
        `There is no API key for ${endpoint.baseUrl}.`,
        "Save one with `greenroom auth set`, or go on with `--engine offline`.",
      );
    }
    const isChosen = config.resolved.find(({ key }) => key === "timeoutMs")?.source !== "default";
    return createOpenAiModel({
      ...endpoint,
      ...facts,
      apiKey,
      contextTokens: settings.contextTokens ?? facts.contextTokens,
      timeouts: {
        // A local model may take minutes to begin; a limit of the person's own wins.
        requestMs: isChosen ? settings.timeoutMs : (facts.requestMs ?? settings.timeoutMs),
        idleMs: settings.idleTimeoutMs,
      },
      memory: {
        read: (key) => store.readMemory(key),
        write: (key, value) => store.writeMemory(key, value),
      },
      now: ambient.now,
      random: ambient.random,
      ...changes,
    });
  };

  const batch: BatchTools = {
    measureAnswers: async (paths) => {
      const [{ findAnswerFiles }, { measureAnswers }] = await Promise.all([
        import("./adapters/answer-files/find.ts"),
        import("./adapters/answer-files/measure.ts"),
      ]);
      return measureAnswers(findAnswerFiles(paths, { stdin: process.stdin }));
    },
    readAnswers: async function* (paths, defaults, onBytes) {
      const [{ findAnswerFiles }, { withBytesTold }, { parseYaml }, { readAnswers }] =
        await Promise.all([
          import("./adapters/answer-files/find.ts"),
          import("./adapters/answer-files/measure.ts"),
          import("./adapters/answer-files/yaml.ts"),
          import("./batch/read-answers.ts"),
        ]);
      const files = findAnswerFiles(paths, { stdin: process.stdin, signal });
      yield* readAnswers(withBytesTold(files, onBytes), {
        ...defaults,
        hash: ambient.hash,
        parseYaml,
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
      const [store, { endpoint, service, facts }, batches, replied, requestFiles, lock] =
        await Promise.all([
          openStore(),
          openServices(),
          import("./adapters/openai/batches.ts"),
          import("./adapters/openai/replied-model.ts"),
          import("./adapters/request-files.ts"),
          import("./adapters/store/lock.ts"),
        ]);
      const folder = config.paths.requestDirectory;
      const client = batches.createBatchService({
        ...endpoint,
        ...facts,
        apiKey: secrets.read(service)?.value ?? null,
        price: toPrice(chosenPrice) ?? facts.price,
        memory: { read: (key) => store.readMemory(key), write: () => undefined },
        requestMs: facts.requestMs ?? config.settings.timeoutMs,
        idleMs: config.settings.timeoutMs,
        now: ambient.now,
      });
      return {
        service: client,
        files: requestFiles.createRequestFiles(folder),
        takeLock: () => lock.takeLock(join(folder, "lock.db")),
        repliedModel: (options) =>
          replied.createRepliedModel(options, { baseUrl: client.baseUrl, now: ambient.now }),
      };
    },
    transcribed: async (rows, concurrency) => {
      const [store, { endpoint, service }, transcriptions, { withTranscripts }, { hashFile }] =
        await Promise.all([
          openStore(),
          openServices(),
          import("./adapters/openai/transcriptions.ts"),
          import("./batch/transcribe.ts"),
          import("./adapters/file-hash.ts"),
        ]);
      return withTranscripts(rows, {
        transcriber: transcriptions.createTranscriber({
          baseUrl: endpoint.baseUrl,
          apiKey: secrets.read(service)?.value ?? null,
          model: transcriptionModel,
          recordCall: (call) => store.recordCall(null, call),
          now: ambient.now,
        }),
        store: store.transcripts,
        hashFile,
        hash: ambient.hash,
        concurrency,
      });
    },
    readEarlier: async (path) => {
      const [{ fileBytes }, { readEarlierResults }] = await Promise.all([
        import("./adapters/answer-files/bytes.ts"),
        import("./batch/compare.ts"),
      ]);
      return readEarlierResults({ name: path, path, open: () => fileBytes(path) });
    },
    openSpool: async () => (await import("./adapters/answer-files/spool.ts")).openSpool(),
    sleep: async (milliseconds, until) => {
      const { setTimeout: pause } = await import("node:timers/promises");
      // An aborted wait is over; whoever waits looks at the signal.
      await pause(milliseconds, undefined, { signal: until }).catch(() => undefined);
    },
  };

  return {
    version,
    environment,
    ambient,
    batch,
    terminal,
    config,
    signal,
    secrets,
    openStore,
    openHistory,
    openLibrary,
    serviceUrl: async () => (await openServices()).endpoint.baseUrl,
    withOptions: (options) =>
      wire({ ...flags, options: { ...flags.options, ...options } }, version, signal, onClose, {
        terminal,
        openStore,
      }),
    readDocument: async (source) => {
      const { createDocumentReader } = await import("./adapters/documents/reader.ts");
      const childPath = join(here, "adapters", "documents", `pdf-child.${isBuilt ? "js" : "ts"}`);
      return createDocumentReader({ stdin: process.stdin, childPath })(source, signal);
    },
    openEngine: async (choice) => {
      const library = await openLibrary();
      if (choice.engine === "offline") {
        const { createOfflineEngine } = await import("./interview/offline-engine.ts");
        return createOfflineEngine({
          areas: library.areas,
          questions: library.questions,
          skills: library.skills,
          role: choice.role,
          model: offlineGrader.model,
          judge: async ({ question, answers }) => {
            const { evaluateOffline } = await import("./grading/evaluate.ts");
            return evaluateOffline(
              question,
              library.rubricFor(question.kind),
              answers,
              ambient.hash,
            );
          },
        });
      }
      const store = await openStore();
      const model = await openModel({
        recordCall: (call) => store.recordCall(choice.interviewId, call),
      });
      const [{ createModelEngine }, { createModelJudge }] = await Promise.all([
        import("./interview/model-engine.ts"),
        import("./grading/model-grader.ts"),
      ]);
      return createModelEngine({
        model,
        prompts: library.prompts,
        rubricFor: library.rubricFor,
        role: choice.role,
        language: choice.language,
        areas: library.areas,
        ambient,
        newId: () => drawId(ambient.random, 12),
        judge: createModelJudge({
          model,
          prompts: library.prompts,
          rubricFor: library.rubricFor,
          ambient,
        }),
      });
    },
    runChecks: async function* () {
      const { runChecks } = await import("./adapters/checks.ts");
      yield* runChecks({
        nodeVersion: process.versions.node,
        configFile: config.paths.configFile,
        configProblems: config.problems,
        databaseFile: config.paths.databaseFile,
        checkDatabase: async () => (await openStore()).check(),
        countLibrary: async () => {
          const library = await openLibrary();
          return { questions: library.questions().length, areas: library.areas.length };
        },
        endpoint: async () => {
          const { resolveEngine } = await import("./cli/engine-choice.ts");
          if (resolveEngine({ config, secrets }).engine === "offline") {
            return null;
          }
          const { endpoint, service, needsKey } = await openServices();
          return {
            ...endpoint,
            keySource: secrets.read(service)?.source ?? null,
            needsKey,
          };
        },
        listModels: async () => {
          const { listModels } = await import("./adapters/openai/list-models.ts");
          const { endpoint, service } = await openServices();
          return listModels({
            ...endpoint,
            apiKey: secrets.read(service)?.value ?? null,
            signal,
            now: ambient.now,
          });
        },
      });
    },
  };
}

// Run from source (`node src/main.ts …`); the built program is started by bin/greenroom.js.
if (import.meta.main) {
  await main(process.argv.slice(2));
}
