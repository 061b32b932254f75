import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describeApi } from '../server/kernel/openapi.ts'
import { endpoints } from '../server/main/web.ts'

export const openApiText = () => `${JSON.stringify(describeApi(endpoints), null, 2)}\n`

/** Writes the document that is committed, so that a change of contract shows in review. */
export async function writeOpenApi(): Promise<void> {
  const path = fileURLToPath(new URL('../docs/api/openapi.json', import.meta.url))
  await mkdir(new URL('../docs/api/', import.meta.url), { recursive: true })
  await writeFile(path, openApiText())
  process.stdout.write('docs/api/openapi.json\n')
}
