export type Settings = Record<string, string>

/** How PostgreSQL is set for our work: one program beside it, short transactions, nothing lost at a power cut. */
export function settingsFor(memory: 'small' | 'normal', socketDirectory: string): Settings {
  return {
    listen_addresses: '',
    unix_socket_directories: socketDirectory,
    port: '5432',
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    wal_level: 'replica',
    max_connections: '100',
    shared_buffers: memory === 'small' ? '32MB' : '128MB',
    // Compiling costs more than our short statements take.
    jit: 'off',
    // A young database grows fast; the planner should know soon.
    autovacuum_naptime: '15s',
    ...quiet,
  }
}

// Our own log tells what happened; statements and key values would bring personal data into this one.
const quiet: Settings = {
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
}

/** The settings as words of the `postgres` command line. */
export function asArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
