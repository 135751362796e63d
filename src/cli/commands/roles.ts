import * as z from "zod";
import { libraryError, libraryWords } from "../../words/library.ts";
import type { Dependencies } from "../dependencies.ts";
import { renderRole, renderRoles } from "../views/library.ts";

const listSchema = z.object({ json: z.boolean().default(false) });
const showSchema = z.object({ id: z.string(), json: z.boolean().default(false) });

/** `greenroom roles [list]` */
export async function list(input: unknown, { terminal, openLibrary }: Dependencies): Promise<void> {
  const { json } = listSchema.parse(input);
  const { roles, own } = await openLibrary();
  const words = await libraryWords(terminal.resultFormat.language);
  const { roleIds } = own;
  if (json) terminal.json(roles.map((role) => ({ ...role, own: roleIds.has(role.id) })));
  else terminal.result(renderRoles(roles, roleIds, words, terminal.resultFormat));
}

/** `greenroom roles show ID` */
export async function show(input: unknown, { terminal, openLibrary }: Dependencies): Promise<void> {
  const { id, json } = showSchema.parse(input);
  const { roles, own } = await openLibrary();
  const words = await libraryWords(terminal.resultFormat.language);
  const role = roles.find((each) => each.id === id);
  if (role === undefined) {
    const ids = roles.map((each) => each.id).join(", ");
    throw libraryError("usage", ({ errors }) => errors.noRole(id, ids));
  }
  if (json) terminal.json({ ...role, own: own.roleIds.has(id) });
  else terminal.result(renderRole(role, own.roleIds.has(id), words, terminal.resultFormat));
}
