/** Logs as JSON lines with request ids and without personal data: no names, addresses, texts or credentials. */
import { type Logger, pino } from 'pino'

export function openLog(level: string, name: string): Logger {
  return pino({
    level,
    base: { name, pid: process.pid },
    redact: {
      paths: [
        '*.password',
        '*.token',
        '*.secret',
        '*.address',
        '*.text',
        '*.name_zh',
        'headers.cookie',
        'headers.authorization',
        '*.connectionString',
      ],
      censor: '[hidden]',
    },
    serializers: { err: describeFault },
  })
}

/** A fault without the values that a database puts into its messages. */
function describeFault(fault: unknown) {
  if (!(fault instanceof Error)) return { message: 'not an error' }
  const { code, table, constraint } = fault as { code?: string; table?: string; constraint?: string }
  return {
    type: fault.name,
    message: fault.message.replace(/\(.*?\)=\(.*?\)/g, '(…)'),
    code,
    table,
    constraint,
    stack: fault.stack,
  }
}
