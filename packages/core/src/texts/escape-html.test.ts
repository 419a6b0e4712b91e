import { expect, test } from 'vitest';

import { escapeHtml } from './escape-html';

test.each([
  ['Acme', 'Acme'],
  ['<img src="x" onerror=\'a()\'>', '&lt;img src=&quot;x&quot; onerror=&#39;a()&#39;&gt;'],
  ['R&D &lt;', 'R&amp;D &amp;lt;'],
  ['', ''],
])('escapes %j', (text, html) => {
  expect(escapeHtml(text)).toBe(html);
});
