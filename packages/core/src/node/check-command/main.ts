#!/usr/bin/env node
import { runCheckCommand } from './run-check-command';

const { argv, env, stdin, stdout, stderr } = process;
process.exitCode = await runCheckCommand(argv.slice(2), { env, stdin, stdout, stderr });
