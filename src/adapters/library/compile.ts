/** Part of the build: every YAML file of `prompts/` as JSON under `dist/data`, so that start-up parses no YAML. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { namesIn } from "./library.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const source = join(root, "prompts");
const target = join(root, "dist", "data");

rmSync(target, { recursive: true, force: true });
const folders = ["questions", "rubrics", "roles"];
const names = [
  "skills",
  "models",
  ...folders.flatMap((folder) => namesIn(join(source, folder)).map((name) => `${folder}/${name}`)),
];
for (const name of names) {
  const file = join(target, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(parse(readFileSync(join(source, `${name}.yaml`), "utf8"))));
}
