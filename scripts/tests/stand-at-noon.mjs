// A host that runs inside the tests or the bench uses the clock of its process. With the real clock, tests would fail at midnight
// and around a month's end, where the product refuses uncertain results. So the process's clock starts at this moment
// when a test file begins, and then runs normally.
const BEGIN = Date.UTC(2026, 10, 20, 12);

// Test files that share a process also share its globals: each must begin with the real clock, not with the one before it.
const RealDate = (globalThis.DateOfTheMachine ??= Date);
// Kept apart: what sets Date.now again, as a library in n8n does, sets it on the real one.
const realNow = (globalThis.nowOfTheMachine ??= Date.now);
const offset = BEGIN - realNow();
const now = () => realNow() + offset;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, newTarget) => Reflect.construct(target, values.length > 0 ? values : [now()], newTarget),
  apply: () => new Date().toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
