import { N8N } from './n8n-program';

/** What every process of one n8n needs to know. */
export interface N8nSettings {
  readonly userFolder: string;
  readonly port: number;
  /** Of the process that runs users' code; no two n8n processes may share it. */
  readonly brokerPort: number;
  readonly extra?: Readonly<Record<string, string>>;
}

const QUIET = {
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
  N8N_TEMPLATES_ENABLED: 'false',
  N8N_PERSONALIZATION_ENABLED: 'false',
  N8N_HIRING_BANNER_ENABLED: 'false',
};

// What n8n 2 does by itself: files outside of the database, and several connections to it.
const FIRST_LINE = { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem', DB_SQLITE_POOL_SIZE: '4' };

/**
 * The environment of an n8n that listens only on loopback, sends no telemetry and ignores the settings of the machine's
 * own n8n.
 */
export function n8nEnvironment({ userFolder, port, brokerPort, extra }: N8nSettings): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(N8N_|DB_|EXECUTIONS_|QUEUE_|VITEST|NODE_OPTIONS$)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    ...QUIET,
    ...(N8N.isFirstLine && FIRST_LINE),
    NODE_ENV: 'production',
    GENERIC_TIMEZONE: 'UTC',
    // Through a proxy, a loopback address would mean the proxy's machine.
    NO_PROXY: ['127.0.0.1', 'localhost', process.env['NO_PROXY']].filter(Boolean).join(','),
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    // The login cookie would not be kept on plain http otherwise.
    N8N_SECURE_COOKIE: 'false',
    N8N_ENCRYPTION_KEY: 'for-data-that-is-thrown-away',
    N8N_USER_FOLDER: userFolder,
    N8N_PORT: String(port),
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    ...extra,
  };
}
