import { withGround } from './with-ground.ts'

/** Brings the database up to date; `withGround` does so for every command. */
export async function migrateDatabase(): Promise<void> {
  await withGround(async () => process.stdout.write('数据库已是最新 · the database is up to date\n'))
}
