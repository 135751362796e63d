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
  /** In dollars, for all that it has asked. */
  aside: number;
  /** The last request; null before there is one. */
  last: { readonly bytes: number; readonly maxOutputTokens: number; readonly most: number } | null;
  /** What any one of its requests can cost at most, in dollars. */
  most: number;
  /** Null until the last request's response is there. */
  lastStatus: number | null;
  responses: number;
  /** Of the responses, those that were no refusal. */
  successes: number;
  /** In dollars at most, for replies that broke off: charged, and counted nowhere. */
  broken: number;
  call: ModelCall | null;
}

const atFirst: Course = {
  aside: 0,
  last: null,
  most: 0,
  lastStatus: null,
  responses: 0,
  successes: 0,
  broken: 0,
  call: null,
};

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

  async function setAside(size: RequestSize, course: Course): Promise<void> {
    if (options.budget === null) return;
    const { bytes, maxOutputTokens } = size;
    const most = highestCost({ bytes, maxOutputTokens }, options.budget.price);
    const { last } = course;
    const isSame = last?.bytes === bytes && last.maxOutputTokens === maxOutputTokens;
    // The same once more after a success: its reply broke off. A repair says more, a longer try allows more.
    if (isSame && isSuccess(course.lastStatus)) course.broken += most;
    course.aside += await options.budget.budget.setAside(most, course.aside);
    course.last = { bytes, maxOutputTokens, most };
    course.most = Math.max(course.most, most);
  }

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
    const leave = (): void => {
      if (isInside) pace.leave();
      isInside = false;
    };
    try {
      return await model.complete({
        ...request,
        observer: {
          beforeRequest: async (size) => {
            if (isInside) await pace.waitOutPause();
            else await pace.enter();
            isInside = true;
            await setAside(size, course);
            course.lastStatus = null;
            sentAtMs = options.now().getTime();
          },
          onResponse: (response) => {
            course.lastStatus = response.status;
            course.responses += 1;
            if (isSuccess(response.status)) course.successes += 1;
            pace.onResponse(response, options.now().getTime() - sentAtMs);
            if (response.status === 429) tellOfPause();
          },
          onReceived: leave,
          onCall: (call) => {
            course.call = call;
          },
        },
      });
    } finally {
      leave();
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
      const course: Course = { ...atFirst };
      try {
        const outcome = await attempt(request, course);
        tellOfAnswer();
        return outcome;
      } catch (error) {
        if (!isGreenroomError(error, "service")) throw error;
        if (course.lastStatus === 429 && error.lasting === null) {
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
    prepare: model.prepare,
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

function isSuccess(status: number | null): boolean {
  return status !== null && status < 400;
}

/** Requests of which no response came. */
function lostOf({ call, responses }: Course): number {
  return Math.max(0, (call?.attempts ?? 0) - responses);
}

/**
 * What a call takes from the budget: its price where the server counted tokens, and the most that a request can cost for
 * each one of which nobody knows (no response came, its reply broke off, or the server does not count). A refused request
 * costs nothing.
 */
function costOf(course: Course): number {
  const { call, most, last, lastStatus, successes, broken } = course;
  if (call === null || call.attempts === 0) return 0;
  const lost = lostOf(course) * most;
  if (call.costUsd === null) return lost + successes * most;
  const isLastBroken = call.outcome === "service" && isSuccess(lastStatus);
  return call.costUsd + lost + broken + (isLastBroken ? (last?.most ?? 0) : 0);
}
