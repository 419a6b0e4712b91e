import { expect, test } from 'vitest';
import { EXPORT_FORMATS } from './export-format';

test('names media type, extension and wire name of each format', () => {
  expect(EXPORT_FORMATS).toEqual({
    csv: { mimeType: 'text/csv', extension: 'csv', exportType: 'CSV' },
    excel: {
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      extension: 'xlsx',
      exportType: 'Excel',
    },
  });
});
