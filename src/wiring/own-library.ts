/** The bank and the roles with the person's own beside them, and what changes those. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { OwnFile } from "../adapters/library/read-own-files.ts";
import type { JoinedFile } from "../bank/own-library.ts";
import { findingLine } from "../bank/source.ts";
import type { Finding } from "../bank/source.ts";
import type { GreenroomError } from "../errors.ts";
import type { Language } from "../vocabulary.ts";
import type { FindingsWords } from "../words/findings/english.ts";
import type { OwnContents, OwnLibrary } from "../cli/own-library.ts";
import type { Terminal } from "../cli/terminal.ts";
import type { ServiceWiring } from "./service.ts";
import type { WiredLibrary, Workbench } from "./workbench.ts";

interface OwnParts extends Pick<Workbench, "config" | "ambient" | "version" | "programFolder"> {
  readonly terminal: Pick<Terminal, "talk" | "talkFormat">;
}

/** All own files as they stand now, checked; nothing is loaded where there are none. */
export async function readOwn(parts: OwnParts): Promise<OwnContents> {
  const { config, ambient, terminal } = parts;
  const { language } = terminal.talkFormat;
  const { questionsDirectory, rolesDirectory } = config.paths;
  if (!existsSync(questionsDirectory) && !existsSync(rolesDirectory)) return noContents;
  const { readOwnFiles } = await import("../adapters/library/read-own-files.ts");
  const questionFiles = await readOwnFiles(questionsDirectory);
  const roleFiles = await readOwnFiles(rolesDirectory);
  if (questionFiles.length + roleFiles.length === 0) return noContents;
  const [{ createOwnCache }, { joinFiles }] = await Promise.all([
    import("../adapters/library/own-cache.ts"),
    import("../bank/own-library.ts"),
  ]);
  const cache = createOwnCache({
    directory: config.paths.ownCacheDirectory,
    // What is found is kept as it was said.
    program: `${parts.version} ${parts.programFolder} ${language}`,
    hash: ambient.hash,
  });
  const files: OwnContents["files"][number][] = [];
  for (const { path, text, failure } of questionFiles) {
    const known = cache.read(path, text);
    const read = known ?? (await readQuestionFile(path, text, parts));
    if (known === null) cache.write(path, text, read);
    const unread = await unreadable(path, failure, language);
    files.push({ ...read, text, findings: [...unread, ...read.findings] });
  }
  const roles = roleFiles.length === 0 ? [] : await readRoleFiles(roleFiles, language);
  return { questions: joinFiles(files, await findingsIn(language)), files, roles };
}

async function readQuestionFile(
  path: string,
  text: string,
  { ambient, terminal }: OwnParts,
): Promise<JoinedFile> {
  const [{ parseSource }, { readBankFile }, words] = await Promise.all([
    import("../adapters/library/yaml-source.ts"),
    import("../bank/bank-file.ts"),
    findingsIn(terminal.talkFormat.language),
  ]);
  return readBankFile(path, text, { parse: parseSource, hash: ambient.hash, words });
}

async function readRoleFiles(
  files: readonly OwnFile[],
  language: Language,
): Promise<OwnContents["roles"]> {
  const [{ parseSource }, { readOwnRole }, words] = await Promise.all([
    import("../adapters/library/yaml-source.ts"),
    import("../bank/own-role.ts"),
    findingsIn(language),
  ]);
  return Promise.all(
    files.map(async ({ path, text, failure }) =>
      failure === null
        ? { ...readOwnRole(path, text, { parse: parseSource, areas: null, words }), text }
        : { file: path, text, role: null, findings: await unreadable(path, failure, language) },
    ),
  );
}

async function findingsIn(language: Language): Promise<FindingsWords> {
  return (await import("../words/findings.ts")).findingsWords(language);
}

const noContents: OwnContents = {
  questions: { entries: [], questions: [], findings: [] },
  files: [],
  roles: [],
};

async function unreadable(
  file: string,
  failure: GreenroomError | null,
  language: Language,
): Promise<readonly Finding[]> {
  if (failure === null) return [];
  const { message, hint: fix } = await failure.in(language);
  return [{ file, line: 0, id: null, severity: "error", message, fix }];
}

/** What is bundled with the person's own in front: the same id takes its place. What is wrong is told, a line a file. */
export async function withOwn(
  base: WiredLibrary,
  { questions, roles }: OwnContents,
  terminal: OwnParts["terminal"],
): Promise<WiredLibrary> {
  const findings = [...questions.findings, ...roles.flatMap((each) => each.findings)];
  if (findings.length > 0) {
    const { restIsUsed } = await findingsIn(terminal.talkFormat.language);
    for (const [, [first]] of Map.groupBy(findings, ({ file }) => file)) {
      if (first === undefined) continue;
      const line = findingLine(first);
      terminal.talk(restIsUsed(line.endsWith("?") ? line : `${line}.`));
    }
  }
  const ownRoles = [
    ...new Map(
      roles.flatMap(({ role }) => (role === null ? [] : [[role.id, role] as const])),
    ).values(),
  ];
  const questionIds = new Set(questions.questions.map(({ id }) => id));
  const roleIds = new Set(ownRoles.map(({ id }) => id));
  const areas = [...new Set([...base.areas, ...questions.questions.map(({ area }) => area)])];
  const { rubricFor, prompts, template, golden, attacks, modelData, sample } = base;
  return {
    areas,
    questions: (wanted, language = "en") => {
      const own = questions.questions.filter(
        (each) => each.language === language && (wanted?.includes(each.area) ?? true),
      );
      const replaced = new Set(
        questions.questions.filter((each) => each.language === language).map(({ id }) => id),
      );
      return [...base.questions(wanted, language).filter(({ id }) => !replaced.has(id)), ...own];
    },
    get rubrics() {
      return base.rubrics;
    },
    rubricFor,
    get roles() {
      return [...ownRoles, ...base.roles.filter(({ id }) => !roleIds.has(id))];
    },
    get skills() {
      return base.skills;
    },
    prompts,
    own: {
      questions: questions.questions,
      questionIds,
      roleIds,
      waiting: questions.entries.filter(({ own }) => own.question === null).length,
    },
    template,
    golden,
    attacks,
    modelData,
    sample,
  };
}

/** What the commands change the person's own files with. */
export function wireOwnLibrary(
  workbench: OwnParts & Pick<Workbench, "openStore" | "openLibrary" | "signal">,
  { openModel }: Pick<ServiceWiring, "openModel">,
): OwnLibrary {
  const { config, ambient, openStore, openLibrary, signal } = workbench;
  const disk = async () => {
    const [{ createOwnFiles }, { takeLock }] = await Promise.all([
      import("../adapters/library/own-files.ts"),
      import("../adapters/store/lock.ts"),
    ]);
    const lock = join(config.paths.dataDirectory, "own-questions.lock");
    return createOwnFiles({ ...config.paths, takeLock: () => takeLock(lock) });
  };
  return {
    read: () => readOwn(workbench),
    append: async (...given) => (await disk()).append(...given),
    entryText: async (place) => (await disk()).entryText(place),
    replace: async (...given) => (await disk()).replace(...given),
    saveRole: async (...given) => (await disk()).saveRole(...given),
    removeFile: async (path) => (await disk()).removeFile(path),
    openFiles: async function* (paths) {
      const { findAnswerFiles } = await import("../adapters/answer-files/find.ts");
      yield* findAnswerFiles(paths, { stdin: process.stdin, signal });
    },
    openTools: async () => {
      const [{ parseSource }, { markdownBlocks }, { toYaml }] = await Promise.all([
        import("../adapters/library/yaml-source.ts"),
        import("../adapters/library/markdown.ts"),
        disk(),
      ]);
      return { parseSource, parseMarkdown: markdownBlocks, toYaml };
    },
    openCriteriaWriter: async () => {
      const [store, { prompts, rubricFor }, { createCriteriaWriter }] = await Promise.all([
        openStore(),
        openLibrary(),
        import("../grading/criteria-writer.ts"),
      ]);
      const model = await openModel({ recordCall: (call) => store.recordCall(null, call) });
      return createCriteriaWriter({ model, prompts, rubricFor, ambient });
    },
  };
}
