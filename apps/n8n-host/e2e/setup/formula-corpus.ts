const CALLS = [
  "cmd|'/C calc'!A0",
  'DDE("soffice";"x";"y")',
  'HYPERLINK("http://127.0.0.1/","Open")',
  'WEBSERVICE("http://127.0.0.1/")',
];
const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const HIDDEN = [
  '  ',
  '\t',
  '\n',
  '\r\n',
  '\u00a0',
  '\ufeff',
  '\u200b',
  '\u2060',
  '\u202e',
  '\u200f',
  '\u3000',
  '\u00ad',
];
const SEPARATORS = [';', ',', '\t', '|', '\n', '\r\n', '"', '";', '",', '"\n', '; ', ';"', ';\t', ';\u200b', '\n\n'];

/** Company names that try to become a formula, at once or when the file is read with another separator. */
export const FORMULA_CORPUS: readonly string[] = [
  ...SIGNS.map((sign) => `${sign}1+1`),
  ...CALLS.map((call) => `=${call}`),
  ...HIDDEN.map((hidden) => `${hidden}=1+1`),
  ...SEPARATORS.flatMap((separator) => [`${separator}=1+1`, `a${separator}=1+1${separator}b`]),
  'a;@SUM(1;1);b',
  'a;-1+1;b',
  'a;＝1+1;b',
  'x","=1+1","y',
  "'=1+1",
  '=\n1+1',
  '{=1+1}',
  '=TRUE',
  '-',
  '+49 30 1234',
  `=${'1+'.repeat(12_000)}1`,
  'a long name '.repeat(2_500).trim(),
  '\u05d0=1+1',
  '\u202b=1+1\u202c \u05e9\u05dc\u05d5\u05dd',
  '_x003D_1+1',
  '<b>=1</b> & "co"',
];
