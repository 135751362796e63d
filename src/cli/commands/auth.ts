import * as z from "zod";
import { serviceOf } from "../../config.ts";
import { GreenroomError } from "../../errors.ts";
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
  const { style } = terminal.resultFormat;
  const lines = found
    .filter(({ source, configured: isConfigured }) => source !== null || isConfigured)
    .map(({ service, source, configured: isConfigured }) => {
      const place =
        source === null
          ? style.warning("no key")
          : source === "file"
            ? `key in ${secrets.path}`
            : "key from the environment";
      return `${service}: ${place}${isConfigured ? " (the service in use)" : ""}`;
    });
  terminal.result(lines.join("\n"));
  if (found.some(({ source, configured: isConfigured }) => isConfigured && source === null)) {
    terminal.talk("`greenroom auth set` saves one; without it the offline engine asks and judges.");
  }
}

/** `greenroom auth set [service]`: the key comes from a hidden prompt, or from stdin where that is no terminal. */
export async function set(input: unknown, dependencies: Dependencies): Promise<void> {
  const { terminal, secrets } = dependencies;
  const service = chosenService(input, dependencies);
  const key = terminal.isInteractive
    ? await terminal.password({
        message: `API key for ${service}`,
        instead: "a pipe: greenroom auth set < key.txt",
      })
    : await terminal.readInput("a pipe: greenroom auth set < key.txt");
  const trimmed = key.trim();
  if (trimmed === "" || /\s|[^\u0021-\u007e]/.test(trimmed)) {
    throw new GreenroomError(
      "usage",
      "That is no API key: it is one word of letters, digits and signs.",
      "Copy it again from the service's page.",
    );
  }
  secrets.save(service, trimmed);
  terminal.talk(`Saved the key for ${service} in ${secrets.path}, readable by you only.`);
  if (secrets.read(service)?.source === "environment")
    terminal.talk("The environment has a key for it too, and that one is used.");
}

/** `greenroom auth remove [service]` */
export async function remove(input: unknown, dependencies: Dependencies): Promise<void> {
  const { terminal, secrets } = dependencies;
  const service = chosenService(input, dependencies);
  terminal.talk(
    secrets.remove(service)
      ? `The key for ${service} is removed.`
      : `No key for ${service} was saved.`,
  );
}

function chosenService(input: unknown, { config }: Dependencies): Service {
  const { service } = serviceOptionsSchema.parse(input);
  if (service === undefined) return serviceOf(config.settings);
  const known = services.find((each) => each === service);
  if (known !== undefined) return known;
  throw new GreenroomError(
    "usage",
    `There is no service "${service}".`,
    `Known are ${services.join(", ")}.`,
  );
}
