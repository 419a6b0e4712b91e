// A signal ends a process without its exit handlers, and those are what ends the programs that a test has started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
