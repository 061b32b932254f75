import type { Config } from '../../server/kernel/config.ts'
import { openDatabase } from '../../server/kernel/database.ts'
import { checkOf, findSecret } from '../../server/kernel/seal.ts'
import { readKeyCheck } from '../../server/modules/identity/index.ts'
import { type Finding, ok, wrong } from './finding.ts'

/** Whether the secret key here is the one the database is sealed with. */
export async function checkKey(url: string, config: Config): Promise<Finding> {
  const database = openDatabase(url, 'app', 1)
  const written = await readKeyCheck(database).finally(database.close)
  const secret = await findSecret(config)
  if (!written || (secret && checkOf(secret) === written)) {
    return ok('key', '密钥与数据库相符', 'the secret key fits the database')
  }
  return wrong('key', {
    zh: secret ? '密钥不是写这个数据库的那一个' : '找不到写这个数据库的密钥',
    en: secret
      ? 'the secret key is not the one this database was written with'
      : 'the secret key of this database is missing',
    mend: {
      zh: '把 SECRET_KEY 设回原来的值，或把原来的 secret-key 文件放回数据目录',
      en: 'set SECRET_KEY to the former one, or put the former file secret-key back into the data directory',
    },
  })
}
