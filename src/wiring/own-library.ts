/** The bank and the roles with the person's own beside them, and what changes those. */
import { existsSync } from "node:fs";
import { findingLine } from "../bank/source.ts";
import type { Finding } from "../bank/source.ts";
import type { Library } from "../cli/dependencies.ts";
import type { OwnContents, OwnLibrary } from "../cli/own-library.ts";
import type { Terminal } from "../cli/terminal.ts";
import type { Config } from "../config.ts";
import type { Ambient } from "../grading/ports.ts";
import type { ServiceWiring } from "./service.ts";
import type { WiredLibrary, Workbench } from "./workbench.ts";

interface OwnParts {
  readonly config: Config;
  readonly ambient: Ambient;
}

/** All own files as they stand now, checked; nothing is loaded where there are none. */
export async function readOwn({ config, ambient }: OwnParts): Promise<OwnContents> {
  const { questionsDirectory, rolesDirectory } = config.paths;
  if (!existsSync(questionsDirectory) && !existsSync(rolesDirectory)) return noContents;
  const { createOwnFiles } = await import("../adapters/library/own-files.ts");
  const disk = createOwnFiles(config.paths);
  const [questionFiles, roleFiles] = [await disk.readQuestions(), await disk.readRoles()];
  if (questionFiles.length + roleFiles.length === 0) return noContents;
  const [{ parseSource }, { readBankFile }, { joinFiles }, { readOwnRole }] = await Promise.all([
    import("../adapters/library/yaml-source.ts"),
    import("../bank/bank-file.ts"),
    import("../bank/own-library.ts"),
    import("../bank/own-role.ts"),
  ]);
  const files = questionFiles.map(({ path, text, failure }) => {
    const read = readBankFile(path, text, { parse: parseSource, hash: ambient.hash });
    return { ...read, text, findings: [...unreadable(path, failure), ...read.findings] };
  });
  const roles = roleFiles.map(({ path, text, failure }) => {
    if (failure !== null) {
      return { file: path, text, role: null, findings: unreadable(path, failure) };
    }
    return { ...readOwnRole(path, text, { parse: parseSource, areas: null }), text };
  });
  return { questions: joinFiles(files), files, roles };
}

const noContents: OwnContents = {
  questions: { entries: [], questions: [], findings: [] },
  files: [],
  roles: [],
};

function unreadable(
  file: string,
  failure: { readonly message: string; readonly hint: string } | null,
): readonly Finding[] {
  if (failure === null) return [];
  const { message, hint: fix } = failure;
  return [{ file, line: 0, id: null, severity: "error", message, fix }];
}

/** What is bundled with the person's own in front: the same id takes its place. What is wrong is told, a line a file. */
export function withOwn(
  base: WiredLibrary,
  { questions, roles }: OwnContents,
  terminal: Pick<Terminal, "talk">,
): WiredLibrary {
  const findings = [...questions.findings, ...roles.flatMap((each) => each.findings)];
  for (const [, [first]] of Map.groupBy(findings, ({ file }) => file)) {
    if (first !== undefined) terminal.talk(`${findingLine(first)}. The rest is used.`);
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
    questions: (...[wanted, ...more]: Parameters<Library["questions"]>) => [
      ...base.questions(wanted, ...more).filter(({ id }) => !questionIds.has(id)),
      ...questions.questions.filter(({ area }) => wanted?.includes(area) ?? true),
    ],
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
  workbench: Pick<Workbench, "config" | "ambient" | "openStore" | "openLibrary" | "signal">,
  { openModel }: Pick<ServiceWiring, "openModel">,
): OwnLibrary {
  const { config, ambient, openStore, openLibrary, signal } = workbench;
  const disk = async () => {
    const { createOwnFiles } = await import("../adapters/library/own-files.ts");
    return createOwnFiles(config.paths);
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
