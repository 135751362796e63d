/** The interview that the README begins with, as the program holds it today. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
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
