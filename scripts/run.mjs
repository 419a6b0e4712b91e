#!/usr/bin/env node
// Parsed by whatever Node the machine has: static imports of newer syntax here would hide the sentence below.
const major = Number(process.versions.node.split('.')[0]);

if (major < 18) {
  console.error(`Node ${process.versions.node} is too old: install Node 18 or later, then repeat the command.`);
  process.exitCode = 1;
} else {
  const { runTask } = await import('./run-task.mjs');
  process.exitCode = await runTask(process.argv.slice(2));
}
