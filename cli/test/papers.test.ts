import { readFile } from 'node:fs/promises'
import { expect, inject, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { dumpSchema } from '../../server/kernel/dump-schema.ts'
import { openApiText } from '../openapi.ts'

const committed = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

test('the committed OpenAPI is what the contracts say: `npm run qunluo -- openapi` renews it', async () => {
  expect(await committed('docs/api/openapi.json')).toBe(openApiText())
})

test('the committed schema is what the migrations make: `npm run qunluo -- schema` renews it', async () => {
  const url = await freshDatabase(inject('databaseUrl'), inject('template'))
  expect(await committed('server/schema.sql')).toBe(await dumpSchema(url))
})
