import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/adapters/store/store.ts";
import { uncalibrated } from "../../../src/grading/calibration/affine.ts";
import { agreedScore, resolveGolden } from "../../../src/grading/calibration/marked-answer.ts";
import { twoDecimals } from "../../../src/grading/score.ts";
import { evaluation } from "../../support/interview.ts";
import { bankQuestion, library } from "../../support/library.ts";
import { temporaryHome } from "../../support/greenroom.ts";
import { runCommandLine } from "../fakes.ts";

/** People's score of each bundled answer, by its words. */
const agreed = new Map(
  resolveGolden(library.golden(), bankQuestion).map((marked) => [
    marked.answers.map(({ text }) => text).join("\n"),
    agreedScore(marked) ?? 3,
  ]),
);

/** `calibrate --fit` on a grader who gives this for what people give. */
async function fitTo(raw: (score: number) => number, flags: readonly string[] = []) {
  const home = temporaryHome();
  const store = openStore({ path: join(home.path, "greenroom.db"), now: () => new Date() });
  onTestFinished(() => {
    store.close();
    home.remove();
  });
  const run = await runCommandLine(["calibrate", "--fit", "--engine", "offline", ...flags], {
    openStore: async () => store,
    openBundledLibrary: async () => ({
      ...library,
      own: { questions: [], questionIds: new Set(), roleIds: new Set(), waiting: 0 },
    }),
    judgement: {
      calibrationFor: async () => uncalibrated,
      modelName: async () => "m",
      openJudge: async () => async (request) => {
        const score = agreed.get(request.answers.map(({ text }) => text).join("\n")) ?? 3;
        return evaluation([], { score: twoDecimals(raw(score)) });
      },
    },
  });
  return { ...run, kept: store.calibrations.all() };
}

test("a correction that helps is kept", async () => {
  const { error, stdout, kept } = await fitTo((score) => 2 + 0.6 * (score - 1));
  expect(error).toBeNull();
  expect(stdout).toContain("Later evaluations");
  expect(kept).toHaveLength(1);
});

test("one that brings scores no nearer to people's is told with both errors and not kept", async () => {
  const { error, stdout, kept } = await fitTo((score) => score);
  expect(error).toMatchObject({ code: "below-minimum", message: /is not kept/ });
  expect(stdout).toContain("0.00 without it");
  expect(stdout).not.toContain("Later evaluations");
  expect(kept).toEqual([]);
  const asJson = await fitTo((score) => score, ["--json"]);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ fit: { kept: false } });
});
