/** Part of the build: every YAML file of `prompts/`, checked, as JSON; a wrong one fails the build. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { bankNames, namesIn, parseBankFile, schemaOf } from "./library.ts";

/**
 * @param source the folder `prompts`
 * @param target a folder that is empty or not there yet
 */
export function compileLibrary(source: string, target: string): void {
  const readYaml = (name: string): unknown =>
    parse(readFileSync(join(source, `${name}.yaml`), "utf8"));
  const write = (name: string, data: unknown): void => {
    const file = join(target, `${name}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(data));
  };
  for (const name of bankNames(source)) {
    write(
      `questions/${name}`,
      parseBankFile(name, (file) => readYaml(`questions/${file}`)),
    );
  }
  const folders = ["rubrics", "roles", "calibration"];
  const names = [
    "skills",
    "models",
    ...folders.flatMap((folder) =>
      namesIn(join(source, folder)).map((name) => `${folder}/${name}`),
    ),
  ];
  for (const name of names) write(name, schemaOf(name).parse(readYaml(name)));
}
