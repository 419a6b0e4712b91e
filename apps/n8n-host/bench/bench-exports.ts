import { median } from '../../bench/src/median';
import { keepnet, node } from '../src/workflow';
import type { BenchHost } from './bench-host';
import { PAGE_SIZE } from './bench-plan';
import { measureRun } from './measure-run';
import { startSandboxProcess } from './sandbox-process';

/** A file that our node fetches or writes. */
interface ExportCase {
  readonly title: string;
  readonly format: 'csv' | 'excel';
  readonly origin: 'keepnet' | 'verified';
  readonly sandbox: Readonly<Record<string, string | number>>;
  readonly goalMb: number;
}

const EXPORTS: readonly ExportCase[] = [
  {
    title: "Keepnet's own CSV file of 200 MB",
    format: 'csv',
    origin: 'keepnet',
    sandbox: { companies: 2000, scenario: 'huge-export:200' },
    goalMb: 40,
  },
  {
    title: 'CSV file written from 100,000 companies',
    format: 'csv',
    origin: 'verified',
    sandbox: { companies: 100_000 },
    goalMb: 150,
  },
  {
    title: 'Excel file written from 100,000 companies',
    format: 'excel',
    origin: 'verified',
    sandbox: { companies: 100_000 },
    goalMb: 150,
  },
];

const RUNS = 5;

export const EXPORT_HEAD = '| File | Wall | CPU | Memory | Goal | Reached |\n| --- | ---: | ---: | ---: | ---: | --- |';

/** Exports in n8n's filesystem mode; one line of a table for each file, as soon as it is known. */
export async function benchExports(host: BenchHost, quick: boolean, report: (line: string) => void): Promise<void> {
  const idle = await host.addWorkflow('Idle', [node('Nothing', 'n8n-nodes-base.noOp', 1)]);
  for (const { title, format, origin, sandbox: options, goalMb } of EXPORTS) {
    const sandbox = await startSandboxProcess({ latency: 50, 'page-cap': PAGE_SIZE, ...options });
    try {
      const { url: baseUrl, clientId, clientSecret } = sandbox;
      const credential = await host.addCredential('keepnetApi', {
        baseUrl,
        clientId,
        clientSecret,
        dateFormat: 'auto',
      });
      const asked = keepnet(credential, {
        resource: 'company',
        operation: 'export',
        list: 'all',
        format,
        origin,
      });
      const workflow = await host.addWorkflow(title, [asked]);
      const samples = [];
      for (let run = quick ? 0 : -1; run < (quick ? 1 : RUNS); run++) {
        const sample = await measureRun(host, sandbox, workflow, idle);
        if (run >= 0) samples.push(sample);
      }
      const growth = median(samples.map(({ growthBytes = 0 }) => growthBytes)) / 1_000_000;
      const wall = median(samples.map(({ wallMs }) => wallMs)) / 1000;
      const cpu = median(samples.map(({ cpuMs }) => cpuMs)) / 1000;
      const cells = [
        title,
        `${wall.toFixed(1)} s`,
        `${cpu.toFixed(1)} s`,
        `+${growth.toFixed(0)} MB`,
        `≤ ${goalMb} MB`,
      ];
      report(`| ${cells.join(' | ')} | ${growth <= goalMb ? 'yes' : 'no'} |`);
    } finally {
      await sandbox.stop();
    }
  }
}
