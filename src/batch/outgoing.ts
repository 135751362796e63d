/** Every request of a batch goes through here: at the server's pace, within the budget, and on the record. */
import { isGreenroomError } from "../errors.ts";
import type { GreenroomError } from "../errors.ts";
import type {
  Model,
  ModelCall,
  ModelOutcome,
  ModelRequest,
  RequestSize,
} from "../grading/ports.ts";
import { highestCost } from "./budget.ts";
import type { Budget, TokenPrice } from "./budget.ts";
import type { Pace } from "./pace.ts";

export interface OutgoingOptions {
  readonly pace: Pace;
  /** Null: no limit. */
  readonly budget: { readonly budget: Budget; readonly price: TokenPrice } | null;
  readonly now: () => Date;
  /** Sees every call that reached the wire, however it ended. */
  readonly onCall: (call: ModelCall) => void;
  /** Told whenever calls begin to wait; null: a service that was down answers again. */
  readonly onWait?: ((wait: Wait | null) => void) | undefined;
}

/** What calls wait for, until when at the latest by the clock. */
export type Wait =
  | { readonly reason: "rate-limit"; readonly untilMs: number }
  | { readonly reason: "outage"; readonly untilMs: number; readonly failure: GreenroomError };

/** What is known of one call while it runs. */
interface Course {
  /** Dollars: of all its requests, and of the last one. */
  aside: number;
  lastAside: number;
  /** Null until the last request's response is there. */
  lastStatus: number | null;
  call: ModelCall | null;
}

/** A call that the server refuses for its rate so often is left for the next run. */
const mostTries = 10;

/** A service that has answered in this run and then fails is waited for so long: most outages are shorter. */
const longestOutageMs = 5 * 60_000;
/** Until it is looked again whether the service is there. */
const outagePauseMs = 5000;
/**
 * A call may fail so often on the wire where others are answered meanwhile: one that makes the server fail must not hold
 * up the run.
 */
const mostFailures = 2;
/**
 * And so often where all fail: from then on it leaves it to the others to find out whether the service is there, since it
 * may be this call that brings it down.
 */
const mostFailuresOfAll = 4;

/**
 * The model as a batch uses it. A call that is refused for its rate waits for the server's pause and goes out again. One
 * that fails while the service is down waits, with all others, until it is there again: otherwise a server that is
 * started anew would cost every row that comes in those seconds.
 * @throws GreenroomError, besides what the model throws, `below-minimum` when the budget does not allow the call, and
 * `stopped` when the run is stopped while the server wants a pause
 */
export function paceModel(model: Model, options: OutgoingOptions): Model {
  const { pace } = options;
  const budget = options.budget?.budget ?? null;
  const setAside = async (size: RequestSize, held: number): Promise<number> =>
    options.budget === null
      ? 0
      : options.budget.budget.setAside(highestCost(size, options.budget.price), held);

  let answeredAtMs: number | null = null;
  let answers = 0;
  let underWay = 0;
  /** Calls that leave it to the others to ask. */
  let parked: (() => void)[] = [];
  let lastFailure: GreenroomError | null = null;
  let isDown = false;

  function mayComeBack(): boolean {
    return answeredAtMs !== null && options.now().getTime() - answeredAtMs < longestOutageMs;
  }

  function tellOfOutage(failure: GreenroomError): void {
    if (isDown || answeredAtMs === null) return;
    isDown = true;
    options.onWait?.({ reason: "outage", untilMs: answeredAtMs + longestOutageMs, failure });
  }

  function tellOfAnswer(): void {
    answeredAtMs = options.now().getTime();
    answers += 1;
    if (isDown) options.onWait?.(null);
    isDown = false;
    unpark();
  }

  /** Until another call was answered, or no other is left that asks. */
  function othersHaveAsked(): Promise<void> {
    return new Promise((resolve) => {
      parked.push(resolve);
    });
  }

  function unpark(): void {
    const woken = parked;
    parked = [];
    for (const wake of woken) wake();
  }

  function tellOfPause(): void {
    const untilMs = pace.pausedUntilMs();
    if (untilMs !== null) options.onWait?.({ reason: "rate-limit", untilMs });
  }

  async function attempt<T>(request: ModelRequest<T>, course: Course): Promise<ModelOutcome<T>> {
    let sentAtMs = 0;
    let isInside = false;
    try {
      return await model.complete({
        ...request,
        observer: {
          beforeRequest: async (size) => {
            if (isInside) await pace.waitOutPause();
            else await pace.enter();
            isInside = true;
            course.lastAside = await setAside(size, course.aside);
            course.aside += course.lastAside;
            course.lastStatus = null;
            sentAtMs = options.now().getTime();
          },
          onResponse: (response) => {
            course.lastStatus = response.status;
            pace.onResponse(response, options.now().getTime() - sentAtMs);
            if (response.status === 429) tellOfPause();
          },
          onCall: (call) => {
            course.call = call;
          },
        },
      });
    } finally {
      if (isInside) pace.leave();
      budget?.settle(course.aside, costOf(course));
      record(course.call, request);
    }
  }

  function record<T>(call: ModelCall | null, request: ModelRequest<T>): void {
    // A call that the breaker or the budget kept from the wire is none.
    if (call === null || call.attempts === 0) return;
    const tokens = (call.inputTokens ?? 0) + (call.outputTokens ?? 0);
    if (tokens > 0) pace.onTokens(tokens);
    options.onCall(call);
    request.observer?.onCall?.(call);
  }

  async function complete<T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> {
    let failures = 0;
    let answersBefore = 0;
    for (let tries = 1; ;) {
      const course: Course = { aside: 0, lastAside: 0, lastStatus: null, call: null };
      try {
        const outcome = await attempt(request, course);
        tellOfAnswer();
        // Whoever waits for the place sends its request first: checking this reply keeps the event loop for longer.
        await nextTurn();
        return outcome;
      } catch (error) {
        if (!isGreenroomError(error, "service")) throw error;
        if (course.lastStatus === 429) {
          if (tries === mostTries) throw error;
          tries += 1;
          continue;
        }
        if (error.lasting !== null || !mayComeBack()) throw error;
        const isHeldBack = course.call?.attempts === 0;
        if (isHeldBack) tellOfOutage(lastFailure ?? error);
        else {
          // The others go on until the breaker says that it is not this call alone.
          if (failures === 0) answersBefore = answers;
          failures += 1;
          lastFailure = error;
          const isAlone = answers > answersBefore || underWay === 1;
          if (isAlone && failures >= mostFailures) throw error;
        }
        const isSuspect = failures >= mostFailuresOfAll && answers === answersBefore;
        if (isSuspect && parked.length + 1 < underWay) await othersHaveAsked();
        else if (isSuspect || isHeldBack) pace.pause(outagePauseMs);
        await pace.waitOutPause();
      }
    }
  }

  return {
    name: model.name,
    contextTokens: model.contextTokens,
    complete: async (request) => {
      underWay += 1;
      try {
        return await complete(request);
      } finally {
        underWay -= 1;
        if (parked.length >= underWay) unpark();
      }
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * What a call takes from the budget: its price where the server counted tokens, and all that was set aside for a request
 * of which nobody knows what it cost (no response came, or the server does not count). A refused request costs nothing.
 */
function costOf({ call, aside, lastAside, lastStatus }: Course): number {
  if (call === null || call.attempts === 0) return 0;
  const unknown = lastStatus === null ? lastAside : 0;
  if (call.costUsd !== null) return call.costUsd + unknown;
  return lastStatus !== null && lastStatus >= 400 ? aside - lastAside : aside;
}
