import { rename } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { makeFixture } from '../server/main/fixture/make-fixture.ts'
import { version } from './version.ts'

/** Writes the backup of this version that later versions must be able to restore. */
export async function writeFixture(): Promise<void> {
  const name = `test/upgrade/${version}.backup`
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url))
  await makeFixture(`${path}.part`, version)
  await rename(`${path}.part`, path)
  process.stdout.write(`${name}\n`)
}
