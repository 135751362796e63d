/**
 * Words that a reference and an answer may exchange, and words that may not stand for each other. Wider than the
 * synonyms of `text/synonyms.ts`: a reference is one person's wording, and any near word counts for most of its weight.
 */
import { stem } from "../text/stem.ts";
import { synonymKey } from "../text/synonyms.ts";

/** One group a line; a word may stand in several. English, about computing, networks, electricity and reasoning. */
const groups = `
begin start initiate commence launch
end finish terminate complete conclude exit
create make build construct produce generate form
allocate reserve assign
method function procedure routine subroutine subprogram
class type kind category
field attribute property member
memory storage space ram
pointer address reference
item element entry member node object component
value number data content amount
list sequence series chain
line row
table array matrix
char character letter
program code software application source
instruction statement command line
error bug fault mistake defect problem flaw
test testing verify check validate
design plan model
requirement specification need
implement code write program develop
change modify alter update edit adjust adapt vary
fix correct repair debug
find search locate look seek discover detect identify determine
compare check match
get obtain retrieve access read fetch receive acquire
store save hold keep contain
put place insert add append push enqueue attach
remove delete pop take discard drop dequeue eliminate
move shift transfer pass
send transmit transfer deliver forward emit
receive get accept
sender transmitter source
receiver recipient destination target
host computer machine station device node
packet message frame datagram data
network internet system
join connect link attach couple
divide split partition separate break half
combine merge unite join
order sort arrange sequence rank
repeat loop iterate iteration cycle again
recursion recursive itself
call invoke use
return give output produce yield result
parameter argument input
permit allow enable let
prevent avoid stop prohibit forbid block
fast quick rapid efficient speed
slow inefficient
effort cost expense price
cheap inexpensive
expensive costly
time duration period runtime
large big great huge high long
small little low tiny short few
more additional extra further greater larger higher
less fewer smaller lower
max maximum most highest largest
min minimum least lowest smallest
increase grow rise raise gain enlarge expand
decrease reduce lower shrink lessen diminish decline
same equal identical equivalent alike
different distinct differ unlike difference
every all each
only just single sole
begin first initial
last final end
previous prior before earlier
next following subsequent after later
main primary principal chief
important essential key crucial vital
necessary required needed
part piece portion section segment component subset
whole entire full complete
size length dimension capacity
limit bound restrict constrain
fixed constant static
dynamic variable flexible
automatic automatically itself
default predefined
visible accessible available
hidden private
anywhere everywhere
outside external
inside within internal
top head front
bottom tail
parent root ancestor
child leaf descendant
path route way
distance hop
delay latency wait
loss drop lose
bandwidth capacity throughput
congestion overload congested overloaded
collision conflict
shared common
reliable safe secure
noise disturbance interference
rule principle law
weight strength
train learn training learning
output result outcome
error difference
oscillation zigzag oscillate fluctuate fluctuation
converge convergence
circuit loop
current flow electricity
battery source
bulb light lamp
gap open break
closed complete
damage burn broken
contact touch connect
voltage potential
cause lead result because due reason
mean indicate show represent signify denote imply
describe define explain state
happen occur
solve solution
step stage phase
idea concept notion
benefit advantage pro plus
disadvantage drawback con weakness
example instance
multiple several many
`;

/** Opposites, a pair or two sides a line. */
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

const key = (word: string): string => synonymKey(stem(word, "en"), "en");

function groupsByKey(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [group, line] of groups.trim().split("\n").entries()) {
    for (const word of new Set(line.split(" ").map(key))) {
      const known = found.get(word);
      if (known === undefined) found.set(word, [group]);
      else known.push(group);
    }
  }
  return found;
}

function oppositesByKey(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const known = found.get(from);
    if (known === undefined) found.set(from, new Set([to]));
    else known.add(to);
  };
  for (const line of opposites.trim().split("\n")) {
    const [left = [], right = []] = line.split(" | ").map((side) => side.split(" ").map(key));
    for (const one of left) {
      for (const other of right) {
        add(one, other);
        add(other, one);
      }
    }
  }
  return found;
}

const groupsOf = groupsByKey();
const oppositesOf = oppositesByKey();

/** True when two keys stand in one group of near words. */
export function areRelated(left: string, right: string): boolean {
  const one = groupsOf.get(left);
  const other = one === undefined ? undefined : groupsOf.get(right);
  return one !== undefined && other !== undefined && one.some((group) => other.includes(group));
}

/** True when two keys are opposites of each other. */
export function areOpposite(left: string, right: string): boolean {
  return oppositesOf.get(left)?.has(right) === true;
}
