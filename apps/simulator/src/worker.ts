import { parentPort, workerData } from 'node:worker_threads';
import { type SeedRange, simulateRange } from './simulate-range';

await simulateRange(workerData as SeedRange, (batch, size) => parentPort?.postMessage({ batch, size }));
