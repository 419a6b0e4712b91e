import { expect, test } from 'vitest';

import { freeIdentifiers } from './free-identifiers';

test.each([
  ['setTimeout(f, 1)', ['setTimeout', 'f']],
  ['typeof process', ['process']],
  ['globalThis.fetch()', ['globalThis']],
  ['const a = { Buffer };', ['Buffer']],
  ['const a = { [global]: 1 };', ['global']],
  ['new Function("a")', ['Function']],
  ['class A extends console {}', ['console']],
  ['const f = (a = eval) => a;', ['eval']],
  ['export const { a = __dirname } = {};', ['__dirname']],
  ['process = 1;', ['process']],
  ['`${clearTimeout}`', ['clearTimeout']],
  ['const { process: own = fetch } = x;', ['fetch', 'x']],
  ['const own = 1; export { own as process };', []],
  ['label: for (;;) { break label; }', []],
  ['const a = { process: 1, "global": 2 }; a.process; a?.fetch; // console', []],
  ['function f(process) { return process + arguments.length; }', []],
  ['import fetch, { process as console } from "x"; fetch(console);', []],
  ['import * as global from "x"; global.a; import.meta.url;', []],
  ['const { process: own } = { process: 1 }; own;', []],
  ['class A { console() { return this.console; } #fetch = 1; }', []],
  ['try { f; } catch (process) { process; } var f;', []],
  ['/* setTimeout */ "setTimeout"; `setTimeout`; /setTimeout/.test("");', []],
  ['const { fetch } = x; fetch();', ['x']],
])('returns what %s expects of its surroundings', (code, names) => {
  expect([...freeIdentifiers(code)]).toEqual(names);
});
