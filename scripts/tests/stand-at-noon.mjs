// A host that runs inside the tests or the bench uses the clock of its process. With the real clock, tests would fail at
// midnight and around a month's end, where the product refuses uncertain results. So the process's clock starts at this
// moment when a test file begins, and then runs normally.
const BEGIN = Date.UTC(2026, 10, 20, 12);

// Test files that share a process also share its globals: each must begin with the real clock, not with that of another.
const RealDate = (globalThis.DateOfTheMachine ??= Date);
const offset = BEGIN - RealDate.now();

// A program may set Date.now, as a library in n8n and the spies of a test do: `new Date()` goes by it, and the machine's
// own stays as it is.
function StandingDate(...values) {
  if (!new.target) return new StandingDate().toString();
  return Reflect.construct(RealDate, values.length > 0 ? values : [StandingDate.now()], new.target);
}
Object.setPrototypeOf(StandingDate, RealDate);
Object.defineProperty(StandingDate, 'name', { value: 'Date' });
StandingDate.prototype = RealDate.prototype;
StandingDate.now = () => RealDate.now() + offset;

globalThis.Date = StandingDate;
