import * as z from "zod";
import { GreenroomError } from "../../errors.ts";
import type { Dependencies } from "../dependencies.ts";
import { renderRole, renderRoles } from "../views/library.ts";

const listSchema = z.object({ json: z.boolean().default(false) });
const showSchema = z.object({ id: z.string(), json: z.boolean().default(false) });

/** `greenroom roles [list]` */
export async function list(input: unknown, { terminal, openLibrary }: Dependencies): Promise<void> {
  const { json } = listSchema.parse(input);
  const { roles, own } = await openLibrary();
  const { roleIds } = own;
  if (json) terminal.json(roles.map((role) => ({ ...role, own: roleIds.has(role.id) })));
  else terminal.result(renderRoles(roles, roleIds, terminal.resultFormat));
}

/** `greenroom roles show ID` */
export async function show(input: unknown, { terminal, openLibrary }: Dependencies): Promise<void> {
  const { id, json } = showSchema.parse(input);
  const { roles, own } = await openLibrary();
  const role = roles.find((each) => each.id === id);
  if (role === undefined) {
    throw new GreenroomError(
      "usage",
      `There is no role "${id}".`,
      `The roles are ${roles.map((each) => each.id).join(", ")}.`,
    );
  }
  if (json) terminal.json({ ...role, own: own.roleIds.has(id) });
  else terminal.result(renderRole(role, terminal.resultFormat));
}
