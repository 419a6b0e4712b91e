#!/usr/bin/env node
// Any Node on the machine may parse this file: static imports of newer syntax would fail before the message below.
const major = Number(process.versions.node.split('.')[0]);

if (major < 18) {
  console.error(`Node ${process.versions.node} is too old: install Node 18 or later, then repeat the command.`);
  process.exitCode = 1;
} else {
  const { runTask } = await import('./run-task.mjs');
  process.exitCode = await runTask(process.argv.slice(2));
}
