// A host that runs inside the tests uses the clock of their process. With the real clock, tests would fail at midnight
// and around a month's end, where the product refuses uncertain results. So the process's clock starts at this moment
// when a test file begins, and then runs normally.
const BEGIN = Date.UTC(2026, 10, 20, 12);

// Test files that share a process also share its globals: each must begin with the real clock, not with the one before it.
const RealDate = (globalThis.DateOfTheMachine ??= Date);
const offset = BEGIN - RealDate.now();
const now = () => RealDate.now() + offset;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, newTarget) => Reflect.construct(target, values.length > 0 ? values : [now()], newTarget),
  apply: () => new Date().toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
