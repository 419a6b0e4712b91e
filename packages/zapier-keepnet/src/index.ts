import { defineApp } from 'zapier-platform-core';
import packageJson from '../package.json' with { type: 'json' };

import { authentication } from './authentication';

export default defineApp({
  version: packageJson.version,
  platformVersion: '19.1.0',
  authentication,
});
