import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { Row } from './cell';
import { toCsvText, writeCsv } from './write-csv';

const textOf = async (header: string[], rows: Iterable<Row> | AsyncIterable<Row>): Promise<string> =>
  (await buffer(writeCsv(header, rows))).toString('utf8');

describe('writeCsv', () => {
  test('returns UTF-8 with BOM, commas and CRLF', async () => {
    const file = await textOf(['Company Name', 'Monthly Users'], [['Çağdaş Ltd. Şti.', 12]]);
    expect(file).toBe('\ufeffCompany Name,Monthly Users\r\nÇağdaş Ltd. Şti.,12');
  });

  test('returns days and instants as ISO text, and no text for what is empty or no number', async () => {
    const row: Row = [{ day: '2026-11-20' }, { instant: '2026-11-20T10:30:00Z' }, null, Number.NaN, Infinity, -5, 0.5];
    const file = await textOf(['a', 'b', 'c', 'd', 'e', 'f', 'g'], [row]);
    expect(file).toBe('\ufeffa,b,c,d,e,f,g\r\n2026-11-20,2026-11-20T10:30:00Z,,,,-5,0.5');
  });

  test('returns formulas defused, in the header too, and negative numbers as numbers', async () => {
    const file = await textOf(['=a', 'b', 'c'], [['=HYPERLINK("x")', ' \u00a0@x', -1]]);
    expect(file).toBe('\ufeff\'=a,b,c\r\n"\'=HYPERLINK(""x"")",\' \u00a0@x,-1');
  });

  test('returns chunks before the rows are at an end', async () => {
    let pulled = 0;
    async function* rows(): AsyncGenerator<Row> {
      for (;;) {
        pulled += 1;
        yield ['x'.repeat(1000), pulled];
      }
    }
    const stream = writeCsv(['a', 'b'], rows());
    expect(pulled).toBe(0);
    const first = await stream.next();
    expect(first.value?.length).toBeGreaterThan(60_000);
    expect(pulled).toBeLessThan(300);
    await stream.return();
  });
});

describe('toCsvText', () => {
  test.each([
    ...['', 'Acme', 'a=1', ' a ', '株式会社'].map((text) => [text, text]),
    ['=1+1', "'=1+1"],
    ['=A("b")', `"'=A(""b"")"`],
    ['a;=1+1;b', `"a;'=1+1;b"`],
    ['a; =1+1', `"a;' =1+1"`],
    ['a;"=1+1";b', `"a;'""=1+1"";b"`],
    ['a\t=1+1', `"a\t'=1+1"`],
    ['a|@SUM(1)', `"a|'@SUM(1)"`],
    ['a\r\n+1', `"a\r\n'+1"`],
    ['a\n\n=1', `"a\n\n'=1"`],
    ['a;\u200b\u00a0＝1', `"a;'\u200b\u00a0＝1"`],
    ['\t=1+1', `"'\t'=1+1"`],
    ['a;=1;=2', `"a;'=1;'=2"`],
    ['a, b', '"a, b"'],
    ['a; b', '"a; b"'],
    ['a\tb', '"a\tb"'],
    ['a|b', '"a|b"'],
    ['a\nb', '"a\nb"'],
    ['a "b"', '"a ""b"""'],
    ['a,=1', '"a,=1"'],
  ])('returns %j as %j: formulas are defused, and no reader takes it apart', (text, expected) => {
    expect(toCsvText(text)).toBe(expected);
  });

  test('returns a long text, in less time than a test may take', () => {
    const text = `${';'.repeat(200_000)}${' '.repeat(200_000)}`;
    expect(toCsvText(text)).toBe(`"${text}"`);
  });
});
