import { prepareMirrored } from './prepare-mirrored';
import { preparePackages } from './prepare-packages';
import { writeMirror } from './write-mirror';

const USAGE = `Usage, in the root of the checkout:
  node apps/release/dist/main.js prepare <owner/name> [<owner/name of the mirror>]
  node apps/release/dist/main.js prepare-mirrored <owner/name of the mirror>
  node apps/release/dist/main.js mirror <folder> <owner/name of the mirror> <the packed n8n package>`;

const [command, first = '', second = '', third = ''] = process.argv.slice(2);
if (command === 'prepare' && first !== '') {
  preparePackages(process.cwd(), first, second);
} else if (command === 'prepare-mirrored' && first !== '') {
  prepareMirrored(process.cwd(), first);
} else if (command === 'mirror' && first !== '' && second !== '' && third !== '') {
  writeMirror(process.cwd(), first, second, third);
} else {
  console.error(USAGE);
  process.exitCode = 1;
}
