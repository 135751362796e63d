/** The configured OpenAI-compatible service: where it is, what is known of its model, and clients of it. */
import { translatedError } from "../words/errors.ts";
import type { Price } from "../adapters/openai/usage.ts";
import type { TokenPrice } from "../batch/budget.ts";
import { serviceOf } from "../config.ts";
import type { GreenroomError } from "../errors.ts";
import { storeError } from "../words/store-errors.ts";
import type { Model, ModelCall } from "../grading/ports.ts";
import { once } from "./workbench.ts";
import type { Workbench } from "./workbench.ts";

export type ServiceWiring = ReturnType<typeof wireService>;

/** What a person says of a price, as the vendor's have it. */
export function toPrice(chosen: TokenPrice | null): Price | null {
  return (
    chosen && {
      ...chosen,
      cachedInputPerMillion: null,
      cacheWritePerMillion: null,
      upToInputTokens: null,
    }
  );
}

export function wireService({ config, secrets, ambient, openStore, openLibrary }: Workbench) {
  const openServices = once(async () => {
    const services = await import("../adapters/openai/services.ts");
    const data = services.parseModelData((await openLibrary()).modelData());
    const service = serviceOf(config.settings);
    const endpoint = services.chooseEndpoint(data, { ...config.settings, service });
    return {
      endpoint,
      service,
      apiKey: secrets.read(service)?.value ?? null,
      facts: services.modelFacts(data, endpoint),
      needsKey: data.services.find(({ id }) => id === service)?.needsKey ?? false,
    };
  });

  return {
    openServices,

    /** @throws GreenroomError `key` when the service needs a key and there is none */
    openModel: async (changes: {
      readonly price?: Price | null;
      readonly recordCall: (call: ModelCall) => void;
    }): Promise<Model> => {
      const { settings } = config;
      const { endpoint, apiKey, facts, needsKey } = await openServices();
      const contextTokens = settings.contextTokens ?? facts.contextTokens;
      const { hash } = ambient;
      if (settings.replay !== null) {
        if (settings.record !== null) throw bothWays();
        const { replayModel } = await import("../adapters/replay/replay.ts");
        return replayModel(
          { name: endpoint.model, contextTokens },
          { path: settings.replay, hash },
        );
      }
      const [store, { createOpenAiModel }] = await Promise.all([
        openStore(),
        import("../adapters/openai/model.ts"),
      ]);
      if (apiKey === null && needsKey) {
        throw translatedError("key", (words) => words.noServiceKey(endpoint.baseUrl));
      }
      const isChosen = config.resolved.find(({ key }) => key === "timeoutMs")?.source !== "default";
      const model = createOpenAiModel({
        ...endpoint,
        ...facts,
        apiKey,
        contextTokens,
        timeouts: {
          // A local model may take minutes to begin; a limit of the person's own wins.
          requestMs: isChosen ? settings.timeoutMs : (facts.requestMs ?? settings.timeoutMs),
          idleMs: settings.idleTimeoutMs,
        },
        memory: {
          read: (key) => store.readMemory(key),
          write: (key, value) => store.writeMemory(key, value),
        },
        now: ambient.now,
        random: ambient.random,
        ...changes,
      });
      if (settings.record === null) return model;
      const { recordModel } = await import("../adapters/replay/replay.ts");
      return recordModel(model, { path: settings.record, hash });
    },
  };
}

function bothWays(): GreenroomError {
  return storeError("usage", ({ recordAndReplay }) => recordAndReplay);
}
