import { prepareMirrored } from './prepare-mirrored';
import { preparePackages } from './prepare-packages';
import { writeMirror } from './write-mirror';

const USAGE = `Usage, in the root of the checkout:
  node apps/release/dist/main.js prepare <owner/name> [<owner/name of the mirror>]
  node apps/release/dist/main.js prepare-mirrored <owner/name of the mirror>
  node apps/release/dist/main.js mirror <folder> <owner/name of the mirror> <the packed n8n package> <owner/name of this repository>`;

const [command, first = '', second = '', third = '', fourth = ''] = process.argv.slice(2);
if (command === 'prepare' && first !== '') {
  preparePackages(process.cwd(), first, second);
} else if (command === 'prepare-mirrored' && first !== '') {
  prepareMirrored(process.cwd(), first);
} else if (command === 'mirror' && first !== '' && second !== '' && third !== '' && fourth !== '') {
  writeMirror(process.cwd(), first, second, third, fourth);
} else {
  console.error(USAGE);
  process.exitCode = 1;
}
