import * as z from "zod";
import { serviceOf } from "../../config.ts";
import { upkeepError, upkeepWords } from "../../words/upkeep.ts";
import type { Service } from "../../settings.ts";
import { services } from "../../vocabulary.ts";
import type { Dependencies } from "../dependencies.ts";

const statusSchema = z.object({ json: z.boolean().default(false) });
const serviceOptionsSchema = z.object({ service: z.string().optional() });

/** `greenroom auth [status]`: never a key itself. */
export async function status(
  input: unknown,
  { terminal, secrets, config }: Dependencies,
): Promise<void> {
  const { json } = statusSchema.parse(input);
  const configured = serviceOf(config.settings);
  const found = services.map((service) => ({
    service,
    source: secrets.read(service)?.source ?? null,
    configured: service === configured,
  }));
  if (json) return terminal.json({ services: found, path: secrets.path });
  const { style, language } = terminal.resultFormat;
  const { auth: words } = await upkeepWords(language);
  const lines = found
    .filter(({ source, configured: isConfigured }) => source !== null || isConfigured)
    .map(({ service, source, configured: isConfigured }) => {
      const place =
        source === null
          ? style.warning(words.noKey)
          : source === "file"
            ? words.keyIn(secrets.path)
            : words.keyFromEnvironment;
      return isConfigured ? words.inUse(service, place) : `${service}: ${place}`;
    });
  terminal.result(lines.join("\n"));
  if (found.some(({ source, configured: isConfigured }) => isConfigured && source === null)) {
    terminal.talk(words.savesOne);
  }
}

/** `greenroom auth set [service]`: the key comes from a hidden prompt, or from stdin where that is no terminal. */
export async function set(input: unknown, dependencies: Dependencies): Promise<void> {
  const { terminal, secrets } = dependencies;
  const service = chosenService(input, dependencies);
  const { auth: words } = await upkeepWords(terminal.talkFormat.language);
  const key = terminal.isInteractive
    ? await terminal.password({
        message: words.keyFor(service),
        instead: "a pipe: greenroom auth set < key.txt",
      })
    : await terminal.readInput("a pipe: greenroom auth set < key.txt");
  const trimmed = key.trim();
  if (trimmed === "" || /\s|[^\u0021-\u007e]/.test(trimmed)) {
    throw upkeepError("usage", ({ errors }) => errors.noApiKey);
  }
  secrets.save(service, trimmed);
  terminal.talk(words.saved(service, secrets.path));
  if (secrets.read(service)?.source === "environment") terminal.talk(words.environmentWins);
}

/** `greenroom auth remove [service]` */
export async function remove(input: unknown, dependencies: Dependencies): Promise<void> {
  const { terminal, secrets } = dependencies;
  const service = chosenService(input, dependencies);
  const { auth: words } = await upkeepWords(terminal.talkFormat.language);
  terminal.talk(secrets.remove(service) ? words.removed(service) : words.noneSaved(service));
}

function chosenService(input: unknown, { config }: Dependencies): Service {
  const { service } = serviceOptionsSchema.parse(input);
  if (service === undefined) return serviceOf(config.settings);
  const known = services.find((each) => each === service);
  if (known !== undefined) return known;
  throw upkeepError("usage", ({ errors }) => errors.noService(service, services.join(", ")));
}
