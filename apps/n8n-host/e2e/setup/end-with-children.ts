// A process that is ended by a signal, or left behind by one, skips its exit handlers: those are what ends the programs
// that a test has started.
for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, () => process.exit());
