/** What `greenroom doctor` looks at. */
import type { Dependencies } from "../cli/dependencies.ts";
import type { AudioTools } from "../cli/voice-ports.ts";
import type { ServiceWiring } from "./service.ts";
import { upkeepWords } from "../words/upkeep.ts";
import type { Workbench } from "./workbench.ts";

export function wireDoctor(
  workbench: Workbench,
  { openServices }: ServiceWiring,
  audio: AudioTools,
): Dependencies["runChecks"] {
  const { ambient, config, secrets, signal, openStore, openBundledLibrary } = workbench;
  return async function* (language) {
    const { checks: words } = await upkeepWords(language);
    const { runChecks } = await import("../adapters/checks.ts");
    yield* runChecks({
      words,
      language,
      nodeVersion: process.versions.node,
      configFile: config.paths.configFile,
      configProblems: await Promise.all(config.problems.map((each) => each.in(language))),
      databaseFile: config.paths.databaseFile,
      checkDatabase: async () => (await openStore()).check(),
      countLibrary: async () => {
        const library = await openBundledLibrary();
        return { questions: library.questions().length, areas: library.areas.length };
      },
      lookAtOwn: async () => {
        const { readOwn } = await import("./own-library.ts");
        const { questions, files, roles } = await readOwn(workbench);
        return {
          questions: questions.entries.length,
          waiting: questions.entries.filter(({ own }) => own.question === null).length,
          files: files.length,
          roles: roles.filter(({ role }) => role !== null).length,
          findings: [...questions.findings, ...roles.flatMap(({ findings }) => findings)],
        };
      },
      endpoint: async () => {
        const { resolveEngine } = await import("../cli/engine-choice.ts");
        const isReplayed = config.settings.replay !== null;
        if (isReplayed || resolveEngine({ config, secrets }, "en").engine === "offline") {
          return null;
        }
        const { endpoint, service, needsKey } = await openServices();
        return {
          ...endpoint,
          keySource: secrets.read(service)?.source ?? null,
          openKeyFile: secrets.isOpenToOthers() ? secrets.path : null,
          needsKey,
        };
      },
      listModels: async () => {
        const { listModels } = await import("../adapters/openai/list-models.ts");
        const { endpoint, apiKey } = await openServices();
        return listModels({ ...endpoint, apiKey, signal, now: ambient.now });
      },
    });
    // Whoever types needs none of these, so that they fail nothing; `greenroom voice check` is strict.
    for await (const check of audio.check(0, language, () => undefined)) {
      yield check.status === "failed" ? { ...check, status: "warning" } : check;
    }
  };
}
