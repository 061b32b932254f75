/** Logs as JSON lines with request ids and without personal data: no names, addresses, texts or credentials. */
import { type DestinationStream, type Logger, pino } from 'pino'

export function openLog(level: string, name: string, destination?: DestinationStream): Logger {
  const settings = {
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
  }
  return destination ? pino(settings, destination) : pino(settings)
}

/** A fault without the values that a database puts into its messages. */
function describeFault(fault: unknown) {
  if (!(fault instanceof Error)) return { message: 'not an error' }
  const { code, table, constraint } = fault as { code?: string; table?: string; constraint?: string }
  const say = (text: string | undefined) => text && withoutValues(text, code)
  return { type: fault.name, message: say(fault.message), code, table, constraint, stack: say(fault.stack) }
}

/** `Key (address)=(…)`; and class 22, whose messages quote the value that did not fit. */
function withoutValues(text: string, code: string | undefined): string {
  const plain = text.replace(/\(.*?\)=\(.*?\)/g, '(…)')
  return code?.startsWith('22') ? plain.replace(/"[^"\n]*"/g, '"…"') : plain
}
