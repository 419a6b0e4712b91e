import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { requireProgram } from '../../src/require-program';

const run = promisify(execFile);
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

export interface Certificate {
  /** The file of the authority that a client must trust. */
  readonly authorityFile: string;
  readonly key: Buffer;
  readonly cert: Buffer;
}

/** A certificate for some hosts, signed by an authority that exists for this alone. */
export async function createCertificate(hosts: readonly string[]): Promise<Certificate> {
  const openssl = await requireProgram(['openssl'], 'openssl');
  const folder = await mkdtemp(join(tmpdir(), 'keepnet-certificate-'));
  const file = (name: string): string => join(folder, name);
  const authority = ['-keyout', file('ca.key'), '-out', file('ca.pem'), '-subj', '/CN=Test authority'];
  await run(openssl, ['req', '-x509', ...KEY, ...authority]);
  await run(openssl, ['req', ...KEY, '-keyout', file('key.pem'), '-out', file('csr.pem'), '-subj', `/CN=${hosts[0]}`]);
  await writeFile(file('extensions'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`);
  const signing = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-days', '2'];
  const sign = ['x509', '-req', '-in', file('csr.pem'), ...signing, '-extfile', file('extensions')];
  await run(openssl, [...sign, '-out', file('cert.pem')]);
  const [key, cert] = await Promise.all([readFile(file('key.pem')), readFile(file('cert.pem'))]);
  return { authorityFile: file('ca.pem'), key, cert };
}
