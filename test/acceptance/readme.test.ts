/** The interview that the README begins with, as the program holds it today. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { greenroom, projectRoot, temporaryHome } from "../support/greenroom.ts";

/** What a terminal of any width shows. */
const folded = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

test("the README's interview is what its answers come to", async () => {
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
  const example =
    /```console\n\$ greenroom interview --sample\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const lines = example.split("\n");
  const typed = lines.flatMap((line) => /^> (.+)/.exec(line)?.[1] ?? []);
  // Only a terminal is told the keys.
  const shown = lines.filter((line) => !line.startsWith(">") && !line.startsWith("An empty line"));
  const { path: home, remove } = temporaryHome();
  onTestFinished(remove);
  writeFileSync(join(home, "answers.md"), typed.join("\n---\n"));
  const words = ["interview", "--sample", "--probes", "1", "--answers", "answers.md"];
  const { stdout, stderr } = await greenroom(words, { home });
  const told = folded(`${stderr} ${stdout}`);
  expect(typed).toHaveLength(2);
  const [beginning = "", conversation = ""] = shown.join("\n").split("…").map(folded);
  expect(conversation).toMatch(/^Question 1 .* Judged by the offline grader\.$/);
  expect(told).toContain(beginning);
  expect(told).toContain(conversation);
});

const workflowSchema = z.object({
  jobs: z.record(
    z.string(),
    z.object({ steps: z.array(z.looseObject({ run: z.string().optional() })) }),
  ),
});

test("the README's workflow installs what the build takes, and its step grades a folder", async () => {
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
  const workflow = /```yaml\n(# \.github\/workflows[\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const commands = Object.values(workflowSchema.parse(parse(workflow)).jobs)
    .flatMap(({ steps }) => steps)
    .flatMap(({ run }) => run ?? []);
  // Installed globally from a folder, it is built by its `prepare`, for which npm installs nothing.
  expect(commands.find((command) => command.includes("--global"))).toMatch(/^npm install && /);
  const [, ...words] = commands.find((each) => each.startsWith("greenroom "))?.split(" ") ?? [];
  const { path: home, remove } = temporaryHome();
  onTestFinished(remove);
  mkdirSync(join(home, "answers"));
  const answer = "A closure keeps variables of the outer function alive after it has returned.";
  writeFileSync(join(home, "answers", "a.md"), `---\nquestionId: js-closures\n---\n${answer}\n`);
  const { code } = await greenroom(words, { home, environment: { OPENAI_API_KEY: "" } });
  expect(code).toBe(0);
  expect(existsSync(join(home, "results.xml"))).toBe(true);
  expect(readFileSync(join(home, "summary.md"), "utf8")).toContain("**1** evaluated");
});
