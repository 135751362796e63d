/**
 * Which chunks of the build are put together. A bundler gives every set of entry points that share a module a chunk of
 * its own: most of them are a few hundred bytes, and to find, read and link a file costs more than the code in it.
 */

/** A file of the build before anything is put together. */
export interface Chunk {
  readonly id: string;
  readonly bytes: number;
  /** Ids of the chunks that it imports at once, not those that it may load later. */
  readonly imports: readonly string[];
  /** How often it is loaded by its own name, which keeps it a file of its own; 0 for what others share. */
  readonly loads: number;
}

/**
 * What one more file costs, in bytes of code: 80 files of some hundred bytes loaded in 30 ms, their text in one file in 4
 * (Node 24, compile cache warm, both against bare Node in the same run), so .33 ms a file; code that is loaded and not
 * run costs .025 ms a kilobyte.
 */
const fileCostBytes = 13_000;

/**
 * Puts shared chunks together as long as that makes the entry points' loads cheaper on the whole, what an entry point
 * then loads without need counted against the files that it saves. Never in a way that makes files import each other
 * round in a circle: their constants would be read before they are there.
 *
 * @returns for each shared chunk's id the ids that share its file, itself among them
 */
export function mergeChunks(chunks: readonly Chunk[]): ReadonlyMap<string, readonly string[]> {
  let parts = new Map(
    chunks.map(({ id, bytes, imports, loads }): [string, Part] => [
      id,
      { id, members: [id], bytes, imports: new Set(imports), loads },
    ]),
  );
  for (let pair = bestPair(parts); pair !== null; pair = bestPair(parts))
    parts = joined(parts, ...pair);
  const shared = [...parts.values()].filter(isShared);
  return new Map(shared.flatMap(({ members }) => members.map((id) => [id, members])));
}

interface Part {
  readonly id: string;
  readonly members: readonly string[];
  readonly bytes: number;
  readonly imports: ReadonlySet<string>;
  readonly loads: number;
}

const isShared = ({ loads }: Part): boolean => loads === 0;

type Parts = ReadonlyMap<string, Part>;

/** The two shared parts whose joining saves most; null when none saves anything. */
function bestPair(parts: Parts): readonly [Part, Part] | null {
  const reach = new Map([...parts.keys()].map((id) => [id, reachedFrom(id, parts)]));
  const entries = [...parts.values()].filter((part) => !isShared(part));
  const users = new Map(
    [...parts.keys()].map((id) => [
      id,
      entries.filter((entry) => reach.get(entry.id)?.has(id) === true),
    ]),
  );
  /** What the users of one part load in vain when it stands in one file with another. */
  const waste = (one: Part, other: Part): number => {
    let bytes = 0;
    for (const { id, loads } of users.get(one.id) ?? []) {
      const loaded = reach.get(id) ?? new Set();
      if (loaded.has(other.id)) continue;
      for (const needed of reach.get(other.id) ?? [])
        if (!loaded.has(needed)) bytes += loads * (parts.get(needed)?.bytes ?? 0);
    }
    return bytes;
  };
  const loadsOfBoth = (one: Part, other: Part): number =>
    (users.get(one.id) ?? [])
      .filter(({ id }) => reach.get(id)?.has(other.id) === true)
      .reduce((sum, { loads }) => sum + loads, 0);

  let best: readonly [Part, Part] | null = null;
  let mostSaved = 0;
  const shared = [...parts.values()].filter(isShared);
  for (const [at, one] of shared.entries()) {
    for (const other of shared.slice(at + 1)) {
      const files = loadsOfBoth(one, other) * fileCostBytes;
      if (files <= mostSaved) continue;
      const saved = files - waste(one, other) - waste(other, one);
      if (saved <= mostSaved || makesCircle(one, other, reach, parts)) continue;
      best = [one, other];
      mostSaved = saved;
    }
  }
  return best;
}

/** The part and all that it imports, directly or not. */
function reachedFrom(id: string, parts: Parts): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (next: string): void => {
    if (reached.has(next)) return;
    reached.add(next);
    for (const imported of parts.get(next)?.imports ?? []) visit(imported);
  };
  visit(id);
  return reached;
}

/** One leads to the other by way of a third, which would then be between the file and itself. */
function makesCircle(
  one: Part,
  other: Part,
  reach: ReadonlyMap<string, ReadonlySet<string>>,
  parts: Parts,
): boolean {
  const leadsRound = (from: Part, to: Part): boolean =>
    [...(parts.get(from.id)?.imports ?? [])].some(
      (next) => next !== to.id && reach.get(next)?.has(to.id) === true,
    );
  return leadsRound(one, other) || leadsRound(other, one);
}

function joined(parts: Parts, one: Part, other: Part): Map<string, Part> {
  const { id } = one;
  const renamed = (imports: ReadonlySet<string>): Set<string> =>
    new Set([...imports].map((imported) => (imported === other.id ? id : imported)));
  const imports = renamed(new Set([...one.imports, ...other.imports]));
  imports.delete(id);
  const result = new Map(
    [...parts.values()].map((part) => [part.id, { ...part, imports: renamed(part.imports) }]),
  );
  result.delete(other.id);
  result.set(id, {
    id,
    members: [...one.members, ...other.members],
    bytes: one.bytes + other.bytes,
    imports,
    loads: 0,
  });
  return result;
}
