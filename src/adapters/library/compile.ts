/** Part of the build: every YAML file of `prompts/`, checked, as JSON under `dist/data`; a wrong one fails the build. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { namesIn, schemaOf } from "./library.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const source = join(root, "prompts");
const target = join(root, "dist", "data");

rmSync(target, { recursive: true, force: true });
const folders = ["questions", "rubrics", "roles", "calibration"];
const names = [
  "skills",
  "models",
  ...folders.flatMap((folder) => namesIn(join(source, folder)).map((name) => `${folder}/${name}`)),
];
for (const name of names) {
  const file = join(target, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const data: unknown = parse(readFileSync(join(source, `${name}.yaml`), "utf8"));
  writeFileSync(file, JSON.stringify(schemaOf(name).parse(data)));
}
