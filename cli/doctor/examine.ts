/** Looks an installation over, from the machine up to the files, and changes nothing. */
import { textsOf } from '../../server/kernel/backup/module-text.ts'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Config, ConfigMistake } from '../../server/kernel/config.ts'
import { migrationSources } from '../../server/main/migrations.ts'
import { modules } from '../../server/main/modules.ts'
import { hasDatabase, reachDatabase, type Reached, readOwnConfig } from '../reach.ts'
import { checkClock, checkRoles, checkVersion, checkWalls } from './database.ts'
import { checkEdge } from './edge.ts'
import { checkFiles } from './files.ts'
import { type Finding, ok, reasonOf, warning, wrong } from './finding.ts'
import { checkKey } from './key.ts'
import { checkDirectory, checkKeyFile, checkNode } from './machine.ts'
import { checkOutside } from './outside.ts'
import { checkJobs, checkLog, checkOutbox } from './queue.ts'
import { checkShape } from './shape.ts'

type Surroundings = { environment: Record<string, string | undefined>; pages: string; clock: () => number }

const surroundings: Surroundings = {
  environment: process.env,
  pages: fileURLToPath(new URL('../../dist', import.meta.url)),
  clock: Date.now,
}

/** All findings, in the order in which they should be mended. */
export async function examine({ environment, pages, clock }: Surroundings = surroundings): Promise<Finding[]> {
  const node = checkNode(process.version)
  const config = readConfigOf(environment)
  if (Array.isArray(config)) return [node, ...config]
  return [
    node,
    ok('config', '配置可读', 'the configuration can be read'),
    ...(await checkDirectory(config)),
    ...(await checkKeyFile(config)),
    ...(await checkEdge(config, pages)),
    ...(await checkOutside(config)),
    ...(await checkInside(config, clock)),
  ]
}

function readConfigOf(environment: Surroundings['environment']): Config | Finding[] {
  try {
    return readOwnConfig(environment)
  } catch (fault) {
    if (!(fault instanceof ConfigMistake)) throw fault
    const mend = {
      zh: '改正这个环境变量；含义见 docs/self-hosting.md',
      en: 'correct this variable; see docs/self-hosting.md',
    }
    return fault.message.split('\n').map((line) => wrong('config', { zh: `配置有误 ${line}`, en: line, mend }))
  }
}

async function checkInside(config: Config, clock: () => number): Promise<Finding[]> {
  if (!hasDatabase(config)) return [notYet(config)]
  let reached: Reached | null = null
  try {
    reached = await reachDatabase(config)
    return await checkDatabase(reached.url, config, clock)
  } catch (fault) {
    return [unreachable(config, fault)]
  } finally {
    await reached?.stop()
  }
}

async function checkDatabase(url: string, config: Config, clock: () => number): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, statement_timeout: 60_000 })
  // A connection lost between two statements is told by the next one.
  client.on('error', () => {})
  await client.connect()
  try {
    const version = await checkVersion(client)
    const { rows } = await client.query(`select to_regclass('kernel.migrations') is not null as there`)
    if (!rows[0].there) return [version, notYet(config)]
    return [version, await checkClock(client, clock), ...(await checkInstallation(client, url, config))]
  } finally {
    await client.end()
  }
}

async function checkInstallation(client: pg.Client, url: string, config: Config): Promise<Finding[]> {
  const schemas = migrationSources.map(({ module }) => module)
  const checks: [name: string, check: () => Promise<Finding | Finding[]>][] = [
    ['shape', () => checkShape(client, migrationSources)],
    ['roles', () => checkRoles(client)],
    ['walls', () => checkWalls(client, schemas)],
    ['key', () => checkKey(url, config)],
    ['jobs', () => checkJobs(client)],
    ['outbox', () => checkOutbox(client)],
    ['log', () => checkLog(client)],
    ['files', () => checkFiles(client, config, textsOf(modules, 'keptFiles'))],
  ]
  const findings: Finding[] = []
  // A database of another make may lack what a check asks for; the others still have something to say.
  for (const [name, check] of checks) findings.push(...[await check().catch((fault) => unanswered(name, fault))].flat())
  return findings
}

function unanswered(check: string, fault: unknown): Finding {
  return wrong(check, {
    zh: `无法检查（${reasonOf(fault)}）`,
    en: `could not be checked (${reasonOf(fault)})`,
    mend: { zh: '先处理上面的问题，再检查一次', en: 'mend what stands above first, then look again' },
  })
}

function notYet({ databaseUrl, dataDirectory }: Config): Finding {
  return warning('database', {
    zh: `${databaseUrl ? '数据库' : dataDirectory} 里还没有群落`,
    en: `there is no installation in ${databaseUrl ? 'the database' : dataDirectory} yet`,
    mend: {
      zh: 'npm start 会建立一个；或用 qunluo restore 恢复备份',
      en: 'npm start makes one, or qunluo restore brings a backup back',
    },
  })
}

function unreachable({ databaseUrl, dataDirectory }: Config, fault: unknown): Finding {
  return wrong('database', {
    zh: `数据库不可用（${reasonOf(fault)}）`,
    en: `the database cannot be used (${reasonOf(fault)})`,
    mend: databaseUrl
      ? {
          zh: '检查 DATABASE_URL 的地址、账号和密码，以及 PostgreSQL 是否在运行',
          en: 'check host, user and password in DATABASE_URL, and that PostgreSQL runs',
        }
      : {
          zh: `看 ${join(dataDirectory, 'postgres', 'server.log')} 的末尾`,
          en: `see the end of ${join(dataDirectory, 'postgres', 'server.log')}`,
        },
  })
}
