/** Which engine asks and judges, and what the person is told of it before anything leaves the machine. */
import { serviceOf } from "../config.ts";
import type { EngineName } from "../grading/evaluation.ts";
import type { Engine } from "../interview/ports.ts";
import type { Dependencies, EngineChoice } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { wrap } from "./format.ts";
import type { Language } from "../vocabulary.ts";
import { interviewWords } from "../words/interview.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `auto` is openai where a key or a service of one's own (base URL, Ollama, …) is configured, else offline. `reason` is
 * null when the person named the engine.
 */
export function resolveEngine(
  { config, secrets }: Pick<Dependencies, "config" | "secrets">,
  language: Language,
): {
  readonly engine: EngineName;
  readonly reason: string | null;
} {
  const { settings } = config;
  const words = interviewWords(language);
  if (settings.engine !== "auto") {
    return { engine: settings.engine, reason: null };
  }
  if (settings.replay !== null) {
    return { engine: "openai", reason: words.recordedReplies(settings.replay) };
  }
  const service = serviceOf(settings);
  if (service !== "openai") {
    return { engine: "openai", reason: settings.baseUrl ?? service };
  }
  const key = secrets.read(service);
  return key === null
    ? { engine: "offline", reason: words.noKey }
    : {
        engine: "openai",
        reason: key.source === "file" ? words.keyFromFile : words.keyFromEnvironment,
      };
}

/** The engine to use; what `auto` came to is said on stderr, so that nobody takes one grader for the other. */
export function chooseEngine(dependencies: Dependencies): EngineName {
  const { language } = dependencies.terminal.talkFormat;
  const { engine, reason } = resolveEngine(dependencies, language);
  if (reason !== null) {
    dependencies.terminal.talk(interviewWords(language).engine(engine, reason));
  }
  return engine;
}

/** The engines of one interview. */
export interface OpenedEngines {
  readonly engine: Engine;
  /** Takes over when the service fails; null when `engine` is the offline engine itself. */
  readonly offlineEngine: Engine | null;
}

/**
 * Opens the engine, and the offline one beside it. Where the person does not want anything sent, the offline engine is
 * the only one.
 * @throws GreenroomError `key` when the service needs a key and there is none
 */
export async function openEngines(
  name: EngineName,
  choice: Omit<EngineChoice, "engine">,
  dependencies: Dependencies,
  store: Store,
): Promise<OpenedEngines> {
  const offline = await dependencies.openEngine({ ...choice, engine: "offline" });
  if (name === "offline") {
    return { engine: offline, offlineEngine: null };
  }
  const engine = await dependencies.openEngine({ ...choice, engine: "openai" });
  if (await disclose(dependencies, store)) {
    return { engine, offlineEngine: offline };
  }
  dependencies.terminal.talk(interviewWords(dependencies.terminal.talkFormat.language).nothingSent);
  return { engine: offline, offlineEngine: null };
}

/** What leaves the machine, in words, and under which key it is remembered that this was said. */
export interface Disclosure {
  readonly key: string;
  readonly what: string;
  readonly more: string;
  /** Where to; without it, the configured service. */
  readonly url?: string;
  /** What sends it; without it, the engine. */
  readonly who?: string;
  /** The flag with which nothing is sent. */
  readonly instead?: string;
}

function interviewDisclosure({ talkFormat }: Terminal): Disclosure {
  const words = interviewWords(talkFormat.language);
  return { key: "disclosed", what: words.sentTexts, more: words.readShows };
}

/**
 * Says once for each service what leaves the machine and to whom, and asks when somebody is there.
 * @returns false when the person does not want it
 */
export async function disclose(
  dependencies: Dependencies,
  store: Store,
  sent: Disclosure = interviewDisclosure(dependencies.terminal),
): Promise<boolean> {
  const { terminal, ambient, config } = dependencies;
  const words = interviewWords(terminal.talkFormat.language);
  // Nothing leaves the machine.
  if (config.settings.replay !== null) return true;
  const url = sent.url ?? (await dependencies.serviceUrl());
  const key = `${sent.key} ${url}`;
  if (store.readMemory(key) !== undefined) {
    return true;
  }
  terminal.dialogue(
    wrap(words.sends(sent.who ?? words.theEngine, url, sent.what, sent.more), terminal.talkFormat),
  );
  if (
    terminal.isInteractive &&
    !(await terminal.confirm({
      message: words.sendThese,
      initial: true,
      instead: sent.instead ?? "--engine offline",
    }))
  ) {
    return false;
  }
  store.writeMemory(key, ambient.now().toISOString());
  return true;
}
