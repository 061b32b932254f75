/** All configuration, read once and validated; a mistake names the variable and says what is wrong. */
import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65535)

/** Whether an address lists several servers, as libpq reads it; here one address must lead to whichever is the primary. */
function namesOneServer(text: string): boolean {
  const [, authority = ''] = /^\w+:\/\/([^/?]*)/.exec(text) ?? []
  return !/,/.test(authority.slice(authority.lastIndexOf('@') + 1)) && !/[?&]host=[^&]*(,|%2c)/i.test(text)
}

const oneServer = 'must name one server; several stand behind one address (a virtual IP, HAProxy, PgBouncer)'

const providerAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http(s):// address' })
  .refine((text) => !URL.canParse(text) || isSafe(new URL(text)), {
    error: 'must use https, but for a server on this machine, and hold neither a password nor a query',
  })

function isSafe({ protocol, hostname, username, password, search, hash }: URL): boolean {
  if (username || password || search || hash) return false
  return protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
}

const environment = z.object({
  DATABASE_URL: z
    .string()
    .refine(namesOneServer, { error: oneServer, abort: true })
    .pipe(z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }))
    .optional(),
  NATS_URL: z.url({ protocol: /^(nats|tls|wss?)$/, error: 'must be a nats:// address' }).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  WAL_ARCHIVE: z.string().min(1).optional(),
  SECRET_KEY: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: port.default(8470),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s):// address' }).optional(),
  ROLE: z.enum(['web', 'worker', 'all'], { error: 'must be web, worker or all' }).default('all'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  POOL_SIZE: z.coerce.number().int().min(2).max(200).default(20),
  /** Requests a minute from one address, and of one person, before they are slowed down. */
  RATE_LIMIT: z.coerce.number().int().min(1).default(1200),
  /** How long the audit log is kept; the law asks for six months (网络安全法 art. 21). */
  AUDIT_DAYS: z.coerce
    .number()
    .int()
    .min(183, { error: 'must be at least 183: operation logs are kept six months by law' })
    .max(36_500)
    .default(1095),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(10_240).default(2048),
  TRUST_PROXY: z.stringbool({ error: 'must be true or false' }).default(false),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// address' }).optional(),
  MAIL_FROM: z.string().default('群落 <qunluo@localhost>'),
  /** Push services in one's own network, `http://push.internal:8080`, comma-separated; all others must be public. */
  PUSH_ORIGINS: z.string().optional(),
  /** Where the payment providers answer; another place only for trying things out. */
  WECHAT_PAY_URL: providerAddress.default('https://api.mch.weixin.qq.com'),
  WECHAT_API_URL: providerAddress.default('https://api.weixin.qq.com'),
  ALIPAY_URL: providerAddress.default('https://openapi.alipay.com/gateway.do'),
  /** Play money pays wherever an owner has not decided: for trying out and for tests, never for selling. */
  PLAY_MONEY: z.stringbool({ error: 'must be true or false' }).default(false),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('auto'),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
})

/** What may be said in the environment. */
export const variables: readonly string[] = Object.keys(environment.shape)

export type Config = {
  databaseUrl: string | null
  natsUrl: string | null
  dataDirectory: string
  /** Where the embedded database keeps its log of changes; null keeps none. */
  walArchive: string | null
  /** Seals personal data; null means the one kept in the data directory. Nodes on one database need the same. */
  secretKey: string | null
  host: string
  port: number
  /** Known only once the port is; null means "as the request says". */
  publicUrl: string | null
  role: 'web' | 'worker' | 'all'
  logLevel: string
  poolSize: number
  rateLimit: number
  auditDays: number
  uploadLimitBytes: number
  trustProxy: boolean
  mail: { url: string | null; from: string }
  /** Push services that may be reached although they are not public. */
  pushOrigins: readonly string[]
  /** Addresses of the payment providers, without a slash at the end. */
  payAt: { wechat: string; alipay: string }
  /** Play money pays where no owner has decided; else only where an owner switched it on. */
  playMoney: boolean
  /** Where WeChat tells who somebody is, without a slash at the end. */
  wechatApi: string
  s3: { endpoint: string; bucket: string; region: string; accessKey: string; secretKey: string } | null
}

export class ConfigMistake extends Error {}

/** Reads the environment once. Raises `ConfigMistake` naming every wrong variable. */
export function readConfig(source: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const read = environment.safeParse(present)
  if (!read.success) {
    throw new ConfigMistake(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const env = read.data
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    natsUrl: env.NATS_URL ?? null,
    dataDirectory: env.DATA_DIR,
    walArchive: env.WAL_ARCHIVE ?? null,
    secretKey: env.SECRET_KEY ?? null,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    role: env.ROLE,
    logLevel: env.LOG_LEVEL,
    poolSize: env.POOL_SIZE,
    rateLimit: env.RATE_LIMIT,
    auditDays: env.AUDIT_DAYS,
    uploadLimitBytes: env.UPLOAD_LIMIT_MB * 1024 * 1024,
    trustProxy: env.TRUST_PROXY,
    mail: { url: env.SMTP_URL ?? null, from: env.MAIL_FROM },
    pushOrigins: readOrigins(env.PUSH_ORIGINS ?? ''),
    payAt: { wechat: env.WECHAT_PAY_URL.replace(/\/$/, ''), alipay: env.ALIPAY_URL.replace(/\/$/, '') },
    playMoney: env.PLAY_MONEY,
    wechatApi: env.WECHAT_API_URL.replace(/\/$/, ''),
    s3: readS3(env),
  }
}

function readOrigins(text: string): string[] {
  const origins = text.split(',').flatMap((one) => one.trim() || [])
  const wrong = origins.find((one) => !URL.canParse(one) || new URL(one).origin !== one)
  if (wrong) throw new ConfigMistake(`PUSH_ORIGINS: ${wrong} must be an origin such as https://push.example`)
  return origins
}

function readS3(env: z.output<typeof environment>): Config['s3'] {
  const named = [env.S3_ENDPOINT, env.S3_BUCKET, env.S3_ACCESS_KEY, env.S3_SECRET_KEY]
  if (named.every((value) => value === undefined)) return null
  const [endpoint, bucket, accessKey, secretKey] = named
  if (!endpoint || !bucket || !accessKey || !secretKey) {
    throw new ConfigMistake('S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY: set all four or none')
  }
  return { endpoint, bucket, region: env.S3_REGION, accessKey, secretKey }
}
