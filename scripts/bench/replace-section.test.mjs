import assert from 'node:assert/strict';
import { test } from 'node:test';

import { replaceSection } from './replace-section.mjs';

const PAGE = 'Before\n<!-- core -->\n\nold\n\n<!-- /core -->\nafter <!-- n8n --><!-- /n8n -->\n';

test('returns the page with one part replaced and the rest as it was', () => {
  assert.equal(
    replaceSection(PAGE, 'core', '\nnew $& figures\n'),
    'Before\n<!-- core -->\n\nnew $& figures\n\n<!-- /core -->\nafter <!-- n8n --><!-- /n8n -->\n',
  );
});

test('throws when the page has no place for a part', () => {
  assert.throws(() => replaceSection(PAGE, 'zapier', 'x'), /no place for "zapier"/);
});
