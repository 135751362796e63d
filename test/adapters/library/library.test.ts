import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openLibrary } from "../../../src/adapters/library/library.ts";
import { parsePrompt } from "../../../src/prompts.ts";
import { projectRoot } from "../../support/greenroom.ts";

const promptsFolder = join(projectRoot, "prompts");
const fromYaml = await openLibrary({ promptsFolder, compiledFolder: null, parsePrompt });
const fromBuild = await openLibrary({
  promptsFolder,
  compiledFolder: join(projectRoot, "dist", "data"),
  parsePrompt,
});

describe("the library", () => {
  test("the build holds exactly what the YAML says", () => {
    expect(fromBuild.areas).toEqual(fromYaml.areas);
    expect(fromBuild.questions()).toEqual(fromYaml.questions());
    expect(fromBuild.roles).toEqual(fromYaml.roles);
    expect(fromBuild.skills).toEqual(fromYaml.skills);
    expect(fromBuild.rubrics).toEqual(fromYaml.rubrics);
    expect(fromBuild.modelData()).toEqual(fromYaml.modelData());
  });

  test("gives the questions of the areas named, and none for an area that is not there", () => {
    const questions = fromYaml.questions(["dsa", "astrology"]);
    expect(questions.length).toBeGreaterThanOrEqual(15);
    expect(new Set(questions.map(({ area }) => area))).toEqual(new Set(["dsa"]));
  });

  test("ids are unique in the whole bank, and every kind has its rubric", () => {
    const ids = fromYaml.questions().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const kind of ["technical", "behavioural", "system-design"] as const) {
      expect(fromYaml.rubricFor(kind).kind).toBe(kind);
    }
  });

  test("every role and skill names areas of the bank", () => {
    const named = [
      ...fromYaml.roles.flatMap(({ areas }) => Object.keys(areas)),
      ...fromYaml.skills.flatMap(({ areas }) => areas),
    ];
    expect(named.filter((area) => !fromYaml.areas.includes(area))).toEqual([]);
  });
});
