/** Words that say the opposite of each other, in answers about anything technical. English. */
import { stem } from "./stem.ts";
import { synonymKey } from "./synonyms.ts";

/** A pair or two sides a line. */
const opposites = `
increase grow rise raise gain | decrease reduce shrink lower fall
true | false
correct right | wrong incorrect
before previous earlier prior | after next later subsequent
first | last
always | never
all every each | none
static fixed constant | dynamic variable changing
open | closed close
connect connected join | disconnect disconnected separate
same equal identical | different distinct
large big long great | small short little
fast quick rapid efficient | slow inefficient
more higher greater larger | less lower fewer smaller
high | low
most maximum best | least minimum worst
local | global
public | private
internal inside | external outside
possible | impossible
positive | negative
begin start | end finish stop
top | bottom
left | right
front head | back tail rear
push insert add | pop delete remove
success succeed | fail failure
allow permit | prevent forbid
ascending | descending
single one | multiple many several
linear | nonlinear
synchronous | asynchronous
reliable | unreliable
easy simple | difficult complex hard
cheap | expensive
valid | invalid
mutable | immutable
full | empty
known | unknown
necessary | unnecessary
safe | unsafe
present | absent
direct | indirect
ordered sorted | unordered unsorted
sender | receiver
input | output
visible | hidden
complete | incomplete
stable | unstable
dependent | independent
advantage | disadvantage
win | lose
accept | reject
enable | disable
up | down
with | without
`;

const keyOf = (word: string): string => synonymKey(stem(word, "en"), "en");

function oppositesByKey(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const known = found.get(from);
    if (known === undefined) found.set(from, new Set([to]));
    else known.add(to);
  };
  for (const line of opposites.trim().split("\n")) {
    const [left = [], right = []] = line.split(" | ").map((side) => side.split(" ").map(keyOf));
    for (const one of left) {
      for (const other of right) {
        add(one, other);
        add(other, one);
      }
    }
  }
  return found;
}

let oppositesBefore: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * The keys (`Token.key`) of a key's opposites; most have none.
 *
 * Made when it is first asked for: its words are stemmed, which a start that grades nothing need not wait for.
 */
export function oppositesOf(key: string): ReadonlySet<string> {
  oppositesBefore ??= oppositesByKey();
  return oppositesBefore.get(key) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

/** True when two keys (`Token.key`) are opposites of each other. */
export function areOppositeKeys(left: string, right: string): boolean {
  return oppositesOf(left).has(right);
}

/** True when a key has an opposite at all. */
export function hasOpposite(key: string): boolean {
  return oppositesOf(key).size > 0;
}
