/** The area or the role that a person means, by its id or by what it is called. */
import { areaId } from "../bank/names.ts";
import { matchRole } from "../interview/role-match.ts";
import type { Role } from "../interview/role.ts";
import { nearest } from "../nearest.ts";
import { libraryError } from "../words/library.ts";
import type { Library } from "./dependencies.ts";

/**
 * The id of an area, given by id or by its name in any of the three languages.
 * @throws GreenroomError `usage` when neither the bank nor the person has it
 */
export function areaIn(given: string, { areas }: Pick<Library, "areas">): string {
  const id = areas.includes(given) ? given : areaId(given);
  if (id !== null && areas.includes(id)) return id;
  throw libraryError("usage", ({ errors }) => errors.noArea(given, areas.join(", ")));
}

/**
 * The role of an id.
 * @throws GreenroomError `usage` when there is none; a name or a title that a role goes by ("sre") is answered with its id
 */
export function roleIn(id: string, roles: readonly Role[]): Role {
  const role = roles.find((each) => each.id === id);
  if (role !== undefined) return role;
  const ids = roles.map((each) => each.id);
  const named = roles.find(({ name }) => name.toLowerCase() === id.toLowerCase());
  const meant = nearest(id, ids) ?? named?.id ?? matchRole(id, roles)?.id ?? null;
  throw libraryError("usage", ({ errors }) =>
    meant === null ? errors.noRole(id, ids.join(", ")) : errors.noRoleMeant(id, meant),
  );
}
