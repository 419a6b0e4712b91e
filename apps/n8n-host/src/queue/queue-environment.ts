/** The superuser of a temporary cluster; it has no password, because only loopback can connect. */
export const POSTGRES = { user: 'n8n', database: 'postgres' } as const;

/** Where the servers that all processes of one n8n share listen. */
export interface SharedServers {
  readonly redisPort: number;
  readonly postgresPort: number;
}

/** The settings that must be the same in the main process and every worker, apart from the encryption key. */
export function queueEnvironment({ redisPort, postgresPort }: SharedServers): Record<string, string> {
  return {
    EXECUTIONS_MODE: 'queue',
    QUEUE_BULL_REDIS_HOST: '127.0.0.1',
    QUEUE_BULL_REDIS_PORT: String(redisPort),
    DB_TYPE: 'postgresdb',
    DB_POSTGRESDB_HOST: '127.0.0.1',
    DB_POSTGRESDB_PORT: String(postgresPort),
    DB_POSTGRESDB_DATABASE: POSTGRES.database,
    DB_POSTGRESDB_USER: POSTGRES.user,
    DB_POSTGRESDB_PASSWORD: 'not asked for',
    OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
    // n8n's own default in queue mode: a file that a worker writes into its own folder is seen by no other process.
    N8N_DEFAULT_BINARY_DATA_MODE: 'database',
  };
}

/** Further settings of a worker. */
export function workerEnvironment(healthPort: number): Record<string, string> {
  return { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(healthPort) };
}
