/** Judges apart from an interview, and what becomes of every judgement: several made one, and corrected. */
import { existsSync } from "node:fs";
import type { EngineChoice, JudgementTools } from "../cli/dependencies.ts";
import { applyCalibration, uncalibrated } from "../grading/calibration/affine.ts";
import type { Engine } from "../interview/ports.ts";
import type { ServiceWiring } from "./service.ts";
import type { Workbench } from "./workbench.ts";

export interface JudgementWiring {
  readonly tools: JudgementTools;
  /** The judge of an interview: as many judgements as are set, corrected as was fitted. */
  readonly openPanel: (
    choice: Pick<EngineChoice, "engine" | "interviewId">,
  ) => Promise<Engine["judge"]>;
}

export function wireJudgement(
  { ambient, config, openStore, openLibrary }: Workbench,
  { openModel, openServices }: ServiceWiring,
): JudgementWiring {
  async function openJudge(
    choice: Pick<EngineChoice, "engine" | "interviewId">,
  ): Promise<Engine["judge"]> {
    const { prompts, rubricFor } = await openLibrary();
    if (choice.engine === "offline") {
      return async ({ question, answers }) => {
        const { evaluateOffline } = await import("../grading/evaluate.ts");
        return evaluateOffline(question, rubricFor(question.kind), answers, ambient.hash);
      };
    }
    const [store, { createModelJudge }] = await Promise.all([
      openStore(),
      import("../grading/model-grader.ts"),
    ]);
    const model = await openModel({
      recordCall: (call) => store.recordCall(choice.interviewId, call),
    });
    return createModelJudge({ model, prompts, rubricFor, ambient });
  }

  return {
    tools: {
      calibrationFor: async () => {
        if (!existsSync(config.paths.databaseFile)) return uncalibrated;
        const { calibrations } = await openStore();
        return (grader) => calibrations.find(grader);
      },
      modelName: async () => (await openServices()).endpoint.model,
      openJudge: (engine) => openJudge({ engine, interviewId: null }),
    },
    openPanel: async (choice) => {
      const [judge, { calibrations }] = await Promise.all([openJudge(choice), openStore()]);
      // The offline grader says the same every time.
      const judges = choice.engine === "offline" ? 1 : config.settings.judges;
      return async (request) => {
        const { createPanel } = await import("../grading/panel.ts");
        const evaluation = await createPanel(judge, judges)(request);
        return applyCalibration(evaluation, (grader) => calibrations.find(grader));
      };
    },
  };
}
