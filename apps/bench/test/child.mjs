const way = process.argv[2];
if (way === 'exit') process.exit(7);
else if (way === 'abort') process.kill(process.pid, 'SIGKILL');
else process.send({ canCollect: typeof globalThis.gc === 'function' });
