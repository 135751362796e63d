/** The two engines of an interview. */
import type { Dependencies } from "../cli/dependencies.ts";
import { offlineGrader } from "../grading/offline-identity.ts";
import { drawId } from "../interview/draw-id.ts";
import type { JudgementWiring } from "./judgement.ts";
import type { ServiceWiring } from "./service.ts";
import type { Workbench } from "./workbench.ts";

export function wireEngines(
  { ambient, openStore, openLibrary, openBundledLibrary }: Workbench,
  { openModel }: ServiceWiring,
  { openPanel }: JudgementWiring,
): Dependencies["openEngine"] {
  return async (choice) => {
    const library = await (choice.isSample === true ? openBundledLibrary() : openLibrary());
    if (choice.engine === "offline") {
      const { createOfflineEngine } = await import("../interview/offline-engine.ts");
      return createOfflineEngine({
        areas: library.areas,
        questions: library.questions,
        own: library.own.questionIds,
        skills: library.skills,
        role: choice.role,
        model: offlineGrader.model,
        judge: await openPanel(null),
      });
    }
    const store = await openStore();
    const model = await openModel({
      recordCall: (call) => store.recordCall(choice.interviewId, call),
    });
    const { createModelEngine } = await import("../interview/model-engine.ts");
    const { prompts, rubricFor, areas } = library;
    return createModelEngine({
      model,
      prompts,
      rubricFor,
      role: choice.role,
      language: choice.language,
      own: library.own.questions,
      skills: library.skills,
      areas,
      ambient,
      newId: () => drawId(ambient.random, 12),
      judge: await openPanel(model),
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
