/** `greenroom questions lint`: what is wrong with files of questions, and what to do. */
import * as z from "zod";
import { lintQuestions } from "../../bank/lint.ts";
import type { LintFile } from "../../bank/lint.ts";
import { readOwnRole } from "../../bank/own-role.ts";
import { createQuestionRules } from "../../bank/rules.ts";
import type { Finding } from "../../bank/source.ts";
import type { GreenroomError } from "../../errors.ts";
import { findingsWords } from "../../words/findings.ts";
import { ownQuestionsError, ownQuestionsWords } from "../../words/own-questions.ts";
import type { Dependencies } from "../dependencies.ts";
import { readTextFile } from "../files.ts";
import { renderFindings } from "../views/own-questions.ts";

const lintSchema = z.object({
  files: z.array(z.string()).default([]),
  json: z.boolean().default(false),
});

/** `greenroom questions lint [FILE…]`; without files, the person's own questions and roles. */
export async function run(input: unknown, dependencies: Dependencies): Promise<void> {
  const { files, json } = lintSchema.parse(input);
  const { terminal, own, ambient } = dependencies;
  const contents = files.length === 0 ? await own.read() : null;
  const given =
    contents === null ? await readFiles(files, dependencies) : contents.files.map(toLintFile);
  const [{ rubricFor, areas }, { parseSource: parse }] = await Promise.all([
    dependencies.openBundledLibrary(),
    own.openTools(),
  ]);
  const { language } = terminal.resultFormat;
  const said = await ownQuestionsWords(language);
  // A program reads English, whoever starts it.
  const words = await findingsWords(json ? "en" : language);
  const findings: Finding[] = [];
  const tell = (found: readonly Finding[]): void => {
    findings.push(...found);
    if (!json && found.length > 0) {
      terminal.result(renderFindings(found, said, terminal.resultFormat));
    }
  };
  tell(contents?.files.flatMap((file) => file.findings.filter(({ line }) => line === 0)) ?? []);
  const rules = createQuestionRules({ rubricFor, hash: ambient.hash, words });
  const options = { parse, hash: ambient.hash, words };
  for (const found of lintQuestions(given, rules, options)) tell(found);
  if (contents !== null) {
    const known = [...areas, ...contents.files.flatMap(({ area }) => area ?? [])];
    for (const { file, text, findings: before } of contents.roles) {
      const unread = before.filter(({ line }) => line === 0);
      tell(
        unread.length > 0
          ? unread
          : readOwnRole(file, text, { parse, areas: known, words }).findings,
      );
    }
  }
  if (json) terminal.json(findings);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const pieces = findings.length - errors;
  if (errors > 0) throw verdict(errors, pieces);
  // What is used as it stands is no failure.
  if (pieces > 0) {
    const { lint } = await ownQuestionsWords(terminal.talkFormat.language);
    return terminal.talk(`${lint.pieces(pieces)}. ${lint.adviceHint}`);
  }
  terminal.talk(
    contents !== null && given.length + contents.roles.length === 0
      ? said.lint.noneYet
      : said.lint.nothingWrong,
  );
}

function toLintFile({ file, text }: { readonly file: string; readonly text: string }): LintFile {
  return { name: file, text };
}

async function readFiles(
  paths: readonly string[],
  { terminal }: Dependencies,
): Promise<readonly LintFile[]> {
  const files: LintFile[] = [];
  for (const path of paths) {
    const isStdin = path === "-";
    const text = isStdin
      ? await terminal.readInput("questions lint FILE")
      : await readTextFile(path);
    files.push({ name: isStdin ? "stdin" : path, text });
  }
  return files;
}

function verdict(errors: number, pieces: number): GreenroomError {
  return ownQuestionsError("below-minimum", ({ lint }) => {
    const parts = [lint.errors(errors), ...(pieces > 0 ? [lint.pieces(pieces)] : [])];
    return { message: `${parts.join(", ")}.`, hint: lint.errorsHint };
  });
}
