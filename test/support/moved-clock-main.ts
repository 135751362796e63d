/**
 * Loaded before a program (`node --import`): moves its clock by as many days as MOVED_DAYS says. Only what asks for the
 * present is moved, as on a machine whose clock is ahead; times that are given stay as they are.
 */
const movedMs = Number(process.env["MOVED_DAYS"] ?? 0) * 86_400_000;
const realNow = Date.now.bind(Date);
const now = (): number => realNow() + movedMs;

globalThis.Date = new Proxy(Date, {
  construct(RealDate, given, newTarget): object {
    const made: unknown = Reflect.construct(
      RealDate,
      given.length === 0 ? [now()] : given,
      newTarget,
    );
    if (!(made instanceof RealDate)) throw new TypeError("a date is made of a date");
    return made;
  },
  get(RealDate, name, receiver): unknown {
    return name === "now" ? now : Reflect.get(RealDate, name, receiver);
  },
});
