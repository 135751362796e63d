import * as z from "zod";
import { libraryWords } from "../../words/library.ts";
import type { Dependencies } from "../dependencies.ts";
import { roleIn } from "../library-names.ts";
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
  const role = roleIn(id, roles);
  if (json) terminal.json({ ...role, own: own.roleIds.has(id) });
  else terminal.result(renderRole(role, own.roleIds.has(id), words, terminal.resultFormat));
}
