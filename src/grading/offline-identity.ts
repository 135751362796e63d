import type { Grader } from "./evaluation.ts";

/**
 * Who judged, for evaluations by the offline grader. The version rises with every change that can change a mark.
 * Apart from the grader itself, which is not loaded before there is an answer to judge.
 */
export const offlineGrader: Grader = { engine: "offline", model: "offline-1", promptHash: null };
