// Where a host runs within the tests, it goes by the clock of their process. By the real one, tests would fail around a
// month's end, where the product refuses what it cannot tell, and at midnight. So everything in the process takes it for
// this moment when a test file begins; from then on time passes as ever.
const BEGIN = Date.UTC(2026, 10, 20, 12);

const RealDate = Date;
const offset = BEGIN - RealDate.now();
const now = () => RealDate.now() + offset;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, newTarget) => Reflect.construct(target, values.length > 0 ? values : [now()], newTarget),
  apply: () => new Date().toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
