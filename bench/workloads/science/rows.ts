/** Tables beside the project, packed or not. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import papaparse from 'papaparse'

/** The text of a file, unpacked when its name ends in .gz. */
export function readText(file: URL): string {
  const bytes = readFileSync(file)
  return (file.pathname.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** The rows of a CSV file by the names of its first line. */
export function readRows(file: URL): Record<string, string>[] {
  return papaparse.parse<Record<string, string>>(readText(file), { header: true, skipEmptyLines: true }).data
}
