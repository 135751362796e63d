/**
 * Words of computing that a reference and an answer may exchange, and words that may not stand for each other. General
 * English is in word-vectors.ts; this list adds the senses that a dictionary of the language does not have ("method" for
 * "function", "discard" for "drop"). Written from the vocabulary of the field, not from any set of graded answers: with
 * it emptied the agreement with human grades is lower by a hundredth or two.
 */
import { stem } from "../text/stem.ts";
import { synonymKey } from "../text/synonyms.ts";
import { areAntonyms } from "./word-vectors.ts";

/** One group a line; a word may stand in several. */
const groups = `
begin start initiate commence launch
end finish terminate complete conclude exit
create make build construct produce generate form
allocate reserve assign
method function procedure routine subroutine subprogram
class type kind category
field attribute property member column
memory storage ram
pointer address reference link handle
item element entry member node object record
value number data content
list sequence series chain
line row record
table array matrix grid
character char letter
program code software application source script
instruction statement command
error bug fault mistake defect problem flaw exception
test check verify validate
design plan model architecture
requirement specification need
implement code write program develop
change modify alter update edit adjust mutate
fix correct repair debug
find search locate look seek lookup
get obtain retrieve access read fetch receive acquire load
store save hold keep contain persist write
insert add append push put enqueue
remove delete pop take discard drop dequeue evict erase
move shift transfer pass
send transmit deliver forward emit publish
receive get accept consume
sender transmitter producer publisher
receiver recipient consumer subscriber
destination target
host computer machine server station
packet message frame datagram segment
join connect link attach
divide split partition separate shard
combine merge unite join concatenate
order sort arrange
repeat loop iterate iteration cycle
recursion recursive recursively
call invoke use execute run
return give output produce yield
parameter argument input
permit allow enable let
prevent avoid stop prohibit forbid block
fast quick rapid efficient
slow inefficient
cost expense price effort overhead
time duration period
large big great huge
small little tiny
more additional extra further
high large great
low small
less fewer
maximum most highest largest
minimum least lowest smallest
increase grow rise raise
decrease reduce lower shrink
same equal identical equivalent
different distinct differ difference
only just single
first initial
last final
previous prior before earlier
next following subsequent after later
main primary chief
important essential key crucial
necessary required needed
part piece portion section component subset
whole entire full complete all
size length dimension capacity
limit bound restrict constrain cap
fixed constant static immutable
dynamic variable flexible
visible accessible available
hidden private
outside external
inside within internal
top head front
bottom tail end
parent root ancestor
child leaf descendant
path route way
delay latency wait
loss lose drop
bandwidth throughput capacity
congestion overload
collision conflict clash
shared common
rule principle
weight coefficient parameter
train learn training learning
output result outcome
cause lead reason because
mean indicate show represent signify denote imply
describe define explain state
happen occur
solve solution
step stage phase
idea concept notion
benefit advantage pro
disadvantage drawback con
example instance
multiple several many
thread process task job
lock mutex semaphore
compile build translate
copy clone duplicate replicate
encrypt cipher encode
cache buffer
client user
query request
reply response answer
circuit loop
stack lifo
queue fifo
logarithmic log
linear proportional
vertex node
edge link arc
null nil empty none
declare declaration define definition prototype
inherit derive extend subclass
superclass base parent
index subscript position
traverse visit walk
swap exchange
nested inner
duplicate double twice
reuse share
hide encapsulate abstract private
override replace redefine
overload polymorphism
instantiate instance object
address location
allocate malloc new
free release deallocate
heap dynamic
runtime execution
statement expression
decimal numeric integer number
letter alphabet
ascending increasing
descending decreasing
middle half centre median
neighbour adjacent next
acknowledgement ack confirm acknowledge
retransmit resend retry repeat
broadcast flood multicast
handshake connection
protocol rule standard
bit binary digit
rate speed frequency
simultaneous concurrent parallel together
voltage potential
current flow
random arbitrary stochastic
average mean
infinite endless forever unbounded
approximate estimate
independent separate
ignore skip discard
reverse opposite backward
temporary intermediate
permanent persistent
unique distinct
interrupt stop pause suspend
wait block idle
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

/** What opposites are told by. */
interface Meaning {
  readonly key: string;
  readonly stem: string;
}

/** True when two words are opposites of each other. */
export function areOpposite(left: Meaning, right: Meaning): boolean {
  return oppositesOf.get(left.key)?.has(right.key) === true || areAntonyms(left.stem, right.stem);
}
