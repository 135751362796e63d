/**
 * What a command is handed. `wiring/` alone names adapters; every one is imported when it is first used, so that quick
 * commands stay quick; but for what every command uses, since each file more to be found costs a millisecond.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { StoreOptions } from "../adapters/store/store.ts";
import { createSecrets } from "../adapters/secrets/secrets.ts";
import { loadConfig } from "../config.ts";
import { systemLocale } from "../spoken-language.ts";
import { createTerminal } from "../cli/terminal.ts";
import type { Dependencies } from "../cli/dependencies.ts";
import type { History, ProgressRecords, Store } from "../cli/store.ts";
import type { CommandFlags } from "../cli/program.ts";
import type { Ambient } from "../grading/ports.ts";
import { wireBatch } from "./batch.ts";
import { wireDoctor } from "./doctor.ts";
import { wireEngines, wireReword } from "./engines.ts";
import { wireJudgement } from "./judgement.ts";
import { wireOwnLibrary } from "./own-library.ts";
import { wireReminder } from "./reminder.ts";
import { wireService } from "./service.ts";
import { wireSpeech } from "./speech.ts";
import { wireAudio, wireVoice } from "./voice.ts";
import { libraryFolders, once } from "./workbench.ts";
import type { Process, Workbench } from "./workbench.ts";

/**
 * Everything for one command with these flags.
 * @param kept what is there already and stays, when a command asks for the same with other options
 */
export async function wire(
  flags: CommandFlags,
  host: Process,
  kept?: Pick<Workbench, "terminal" | "openStore">,
): Promise<Dependencies> {
  const { version, signal, onClose, onLanguage, programFolder, isBuilt } = host;
  const environment = process.env;
  const ambient: Ambient = {
    now: () => new Date(),
    random: () => Math.random(),
    // Loaded with the first use: it takes 3 ms.
    hash: (text) => process.getBuiltinModule("node:crypto").hash("sha256", text),
  };
  const config = await loadConfig({
    environment,
    flags: flags.options,
    tolerant: flags.tolerant,
    systemLocale: systemLocale(),
  });
  const terminal =
    kept?.terminal ??
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
      language: config.settings.language,
      onLanguage,
    }));
  const secrets = createSecrets({
    path: join(config.paths.configDirectory, "secrets.json"),
    environment,
  });

  const migratedCopies: string[] = [];
  const sayMigrations = async (): Promise<void> => {
    for (const copyPath of migratedCopies.splice(0)) {
      const { storeErrorsWords } = await import("../words/store-errors.ts");
      terminal.talk((await storeErrorsWords(terminal.talkFormat.language)).migrated(copyPath));
    }
  };
  const storeOptions: StoreOptions = {
    path: config.paths.databaseFile,
    now: ambient.now,
    onMigration: ({ copyPath }) => {
      migratedCopies.push(copyPath);
    },
  };
  const openOwnStore = once(async (): Promise<Store> => {
    const store = (await import("../adapters/store/store.ts")).openStore(storeOptions);
    onClose(() => store.close());
    await sayMigrations();
    return {
      ...store,
      deleteInterview: (id) => {
        store.deleteInterview(id);
        rmSync(join(config.paths.recordingsDirectory, id), { recursive: true, force: true });
      },
      deleteAll: () => {
        store.deleteAll();
        rmSync(config.paths.recordingsDirectory, { recursive: true, force: true });
        rmSync(config.paths.requestDirectory, { recursive: true, force: true });
        rmSync(config.paths.speechDirectory, { recursive: true, force: true });
      },
    };
  });
  const openHistory = once(async (): Promise<History> => {
    const history = (await import("../adapters/store/history.ts")).openHistory(storeOptions);
    onClose(() => history.close());
    await sayMigrations();
    return history;
  });
  const openProgress = once(async (): Promise<ProgressRecords> => {
    const progress = (await import("../adapters/store/progress.ts")).openProgress(storeOptions);
    onClose(() => progress.close());
    await sayMigrations();
    return progress;
  });
  const openBundledLibrary = once(async () => {
    const [{ openLibrary: open }, { parsePrompt }] = await Promise.all([
      import("../adapters/library/library.ts"),
      import("../prompts.ts"),
    ]);
    return open({ ...libraryFolders(host), parsePrompt });
  });

  const openLibrary = once(async () => {
    const [base, { readOwn, withOwn }] = await Promise.all([
      openBundledLibrary(),
      import("./own-library.ts"),
    ]);
    const own = await readOwn({ config, ambient, version, programFolder, terminal });
    return own.files.length + own.roles.length === 0 ? base : withOwn(base, own, terminal);
  });

  const workbench: Workbench = {
    ...host,
    environment,
    ambient,
    config,
    terminal,
    secrets,
    openStore: kept?.openStore ?? openOwnStore,
    openLibrary,
    openBundledLibrary,
  };
  const service = wireService(workbench);
  const judgement = wireJudgement(workbench, service);
  const speech = wireSpeech(workbench);
  const audio = wireAudio(workbench, speech);
  return {
    version,
    environment,
    ambient,
    terminal,
    config,
    signal,
    secrets,
    openStore: workbench.openStore,
    openHistory,
    openProgress,
    openLibrary,
    openBundledLibrary,
    own: wireOwnLibrary(workbench, service),
    serviceUrl: async () => (await service.openServices()).endpoint.baseUrl,
    withOptions: (options) =>
      wire({ ...flags, options: { ...flags.options, ...options } }, host, workbench),
    readDocument: async (source) => {
      const { createDocumentReader } = await import("../adapters/documents/reader.ts");
      const childFile = `pdf-child.${isBuilt ? "js" : "ts"}`;
      const childPath = join(programFolder, "adapters", "documents", childFile);
      return createDocumentReader({ stdin: process.stdin, childPath })(source, signal);
    },
    reminder: wireReminder(workbench),
    openReword: wireReword(workbench, service),
    openEngine: wireEngines(workbench, service, judgement),
    judgement: judgement.tools,
    batch: wireBatch(workbench, service, speech),
    speech,
    audio,
    openVoice: wireVoice(workbench, speech),
    runChecks: wireDoctor(workbench, service, audio),
  };
}
