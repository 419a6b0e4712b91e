import { Child } from '../child';
import { freePort } from '../free-port';
import { requireProgram } from '../require-program';
import { temporaryFolder } from '../temporary-folder';
import { type Service, startService } from './start-service';

/** Starts a Redis of its own that writes nothing to the disk. */
export async function startRedis(): Promise<Service> {
  const program = await requireProgram(['redis-server'], 'redis-server');
  const port = await freePort();
  const folder = await temporaryFolder('keepnet-redis-');
  const settings = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return startService({ name: 'Redis', port, folder, child: new Child(program, args, { env: process.env }) });
}
