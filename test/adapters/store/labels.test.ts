import { describe, expect, test } from "vitest";
import { openStore } from "../../../src/adapters/store/store.ts";
import { labelKey } from "../../../src/grading/calibration/labels.ts";
import type { Label } from "../../../src/grading/calibration/labels.ts";
import { question } from "../../support/interview.ts";
import { sha256 } from "../../grading/fixtures.ts";
import { newDatabasePath } from "./processes.ts";
import { startOfTime } from "./records.ts";

const now = () => startOfTime;
const asked = question("indexes");

function label(text: string, marks: readonly Label["marks"][number]["mark"][]): Label {
  const answers = [
    { probe: null, text },
    { probe: "And then?", text: "Then \ud83d\ude00." },
  ];
  return {
    key: labelKey(asked, answers, sha256),
    source: "a.jsonl:1",
    level: "mid",
    question: asked,
    answers,
    marks: asked.criteria.map(({ id }, index) => ({
      criterionId: id,
      mark: marks[index] ?? "missed",
    })),
    labelledAt: startOfTime.toISOString(),
  };
}

describe("labels", () => {
  test("come back as they were saved, oldest first; a later one of the same answer takes its place", () => {
    const path = newDatabasePath();
    const first = openStore({ path, now });
    const [one, two] = [label("one", ["met", "partly"]), label("two", ["contradicted"])];
    first.labels.save([one, two]);
    first.close();
    const store = openStore({ path, now });
    expect(store.labels.all()).toEqual([one, two]);
    const again = label("one", ["cannot-tell"]);
    store.labels.save([again]);
    expect(store.labels.all()).toEqual([two, again]);
    expect(store.labels.remove(two.key)).toBe(true);
    expect(store.labels.remove(two.key)).toBe(false);
    expect(store.labels.all()).toEqual([again]);
    expect(store.check()).toEqual([]);
    store.close();
  });
});

describe("calibrations", () => {
  const grader = { engine: "openai", model: "m", promptHash: "p" } as const;
  const calibration = {
    ...grader,
    name: "cal-1",
    intercept: -0.5,
    slope: 1.2,
    answers: 60,
    fittedAt: startOfTime.toISOString(),
  };

  test("are found by engine, model and prompt alone, one for each", () => {
    const store = openStore({ path: newDatabasePath(), now });
    const { calibrations } = store;
    expect(calibrations.find(grader)).toBeNull();
    calibrations.save(calibration);
    const offline = { ...calibration, engine: "offline", promptHash: null } as const;
    calibrations.save(offline);
    expect(calibrations.find(grader)).toEqual(calibration);
    expect(calibrations.find(offline)).toEqual(offline);
    expect(calibrations.find({ ...grader, promptHash: "q" })).toBeNull();
    expect(calibrations.find({ ...grader, model: "n" })).toBeNull();
    const newer = { ...calibration, name: "cal-2", slope: 0.9 };
    calibrations.save(newer);
    expect(calibrations.all()).toEqual([offline, newer]);
    expect(calibrations.remove(grader)).toBe(true);
    expect(calibrations.remove(grader)).toBe(false);
    expect(calibrations.all()).toEqual([offline]);
    store.close();
  });
});
