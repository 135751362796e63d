/** The two engines of an interview. */
import type { Dependencies } from "../cli/dependencies.ts";
import { offlineGrader } from "../grading/offline-identity.ts";
import { drawId } from "../interview/draw-id.ts";
import type { ServiceWiring } from "./service.ts";
import type { Workbench } from "./workbench.ts";

export function wireEngines(
  { ambient, openStore, openLibrary }: Workbench,
  { openModel }: ServiceWiring,
): Dependencies["openEngine"] {
  return async (choice) => {
    const library = await openLibrary();
    if (choice.engine === "offline") {
      const { createOfflineEngine } = await import("../interview/offline-engine.ts");
      return createOfflineEngine({
        areas: library.areas,
        questions: library.questions,
        skills: library.skills,
        role: choice.role,
        model: offlineGrader.model,
        judge: async ({ question, answers }) => {
          const { evaluateOffline } = await import("../grading/evaluate.ts");
          const rubric = library.rubricFor(question.kind);
          return evaluateOffline(question, rubric, answers, ambient.hash);
        },
      });
    }
    const store = await openStore();
    const model = await openModel({
      recordCall: (call) => store.recordCall(choice.interviewId, call),
    });
    const [{ createModelEngine }, { createModelJudge }] = await Promise.all([
      import("../interview/model-engine.ts"),
      import("../grading/model-grader.ts"),
    ]);
    const { prompts, rubricFor, areas } = library;
    return createModelEngine({
      model,
      prompts,
      rubricFor,
      role: choice.role,
      language: choice.language,
      areas,
      ambient,
      newId: () => drawId(ambient.random, 12),
      judge: createModelJudge({ model, prompts, rubricFor, ambient }),
    });
  };
}

/** What words a drill's questions anew. */
export function wireReword(
  { openStore, openLibrary }: Workbench,
  { openModel }: ServiceWiring,
): Dependencies["openReword"] {
  return async (persona) => {
    const [store, { prompts }, { createModelReword }] = await Promise.all([
      openStore(),
      openLibrary(),
      import("../practice/reword.ts"),
    ]);
    const model = await openModel({ recordCall: (call) => store.recordCall(null, call) });
    return createModelReword({ model, prompts, persona });
  };
}
