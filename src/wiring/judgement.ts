/** Judges apart from an interview, and what becomes of every judgement: several made one, and corrected. */
import { existsSync } from "node:fs";
import type { JudgementTools } from "../cli/dependencies.ts";
import type { Model } from "../grading/ports.ts";
import type { Engine } from "../interview/ports.ts";
import type { ServiceWiring } from "./service.ts";
import type { Workbench } from "./workbench.ts";

export interface JudgementWiring {
  readonly tools: JudgementTools;
  /**
   * The judge of an interview: as many judgements as are set, corrected as was fitted.
   * @param model who judges; null: the offline grader
   */
  readonly openPanel: (model: Model | null) => Promise<Engine["judge"]>;
}

export function wireJudgement(
  { ambient, config, openStore, openLibrary }: Workbench,
  { openModel, openServices }: ServiceWiring,
): JudgementWiring {
  /** Judges once and corrects nothing. */
  async function openJudge(model: Model | null): Promise<Engine["judge"]> {
    const { prompts, rubricFor } = await openLibrary();
    if (model === null) {
      return async ({ question, answers }) => {
        const { evaluateOffline } = await import("../grading/evaluate.ts");
        return evaluateOffline(question, rubricFor(question.kind), answers, ambient.hash);
      };
    }
    const { createModelJudge } = await import("../grading/model-grader.ts");
    return createModelJudge({ model, prompts, rubricFor, ambient });
  }

  return {
    tools: {
      calibrationFor: async () => {
        if (!existsSync(config.paths.databaseFile)) {
          return (await import("../grading/calibration/affine.ts")).uncalibrated;
        }
        const { calibrations } = await openStore();
        return (grader) => calibrations.find(grader);
      },
      modelName: async () => (await openServices()).endpoint.model,
      openJudge: async (engine) => {
        if (engine === "offline") return openJudge(null);
        const store = await openStore();
        return openJudge(await openModel({ recordCall: (call) => store.recordCall(null, call) }));
      },
    },
    openPanel: async (model) => {
      const [judge, { calibrations }] = await Promise.all([openJudge(model), openStore()]);
      // The offline grader says the same every time.
      const judges = model === null ? 1 : config.settings.judges;
      return async (request) => {
        const [{ createPanel }, { applyCalibration }] = await Promise.all([
          import("../grading/panel.ts"),
          import("../grading/calibration/affine.ts"),
        ]);
        const evaluation = await createPanel(judge, judges)(request);
        return applyCalibration(evaluation, (grader) => calibrations.find(grader));
      };
    },
  };
}
