import { utils } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { anyText } from '../../test/support/any-text';
import { readWorkbook } from '../../test/support/read-workbook';
import { textColumns } from '../../test/support/text-columns';
import type { Row } from './cell';
import { writeExcel } from './write-excel';

/** Text as a reader of the file is to see it. */
function seen(text: string): string {
  const broken = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return [...broken]
    .filter((letter) => letter === '\n' || letter === '\t' || !/\p{Cc}|\ufffe|\uffff/u.test(letter))
    .join('');
}

async function readBack(rows: Row[]): Promise<unknown[][]> {
  const { Sheets } = await readWorkbook(writeExcel(textColumns(['One', 'Other']), rows));
  const cells: unknown[][] = utils.sheet_to_json(Sheets['Companies'] ?? {}, { header: 1, defval: null });
  return cells.slice(1, -1);
}

test('returns text that another reader of the file reads back, apart from what Excel has no room for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constant('x'), anyText), { minLength: 1, maxLength: 8 }), async (rows) => {
      const back = await readBack(rows);
      const texts = back.map(([, text]) => String(text ?? ''));
      const undone = texts.map((text, row) => (text === `'${seen(rows[row]?.[1] ?? '')}` ? text.slice(1) : text));
      expect(undone).toEqual(rows.map(([, text]) => seen(text)));
      for (const text of texts) expect(text).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: 40 },
  );
});
