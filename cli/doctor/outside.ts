/** What the program reaches over the network, where it is named. */
import type { Config } from '../../server/kernel/config.ts'
import { openStore } from '../../server/kernel/files/store.ts'
import { type Finding, ok, reasonOf, warning, wrong } from './finding.ts'

const patience = 4000

export async function checkOutside(config: Config): Promise<Finding[]> {
  return (await Promise.all([checkNats(config), checkBucket(config), checkMail(config)])).flat()
}

async function checkNats({ natsUrl }: Config): Promise<Finding[]> {
  if (!natsUrl) return []
  const { connect } = await import('@nats-io/transport-node')
  try {
    const connection = await connect({ servers: natsUrl, timeout: patience, reconnect: false })
    await connection.close()
    return [ok('nats', 'NATS 可达', 'NATS answers')]
  } catch (fault) {
    return [
      wrong('nats', {
        zh: `NATS 不可达（${reasonOf(fault)}）`,
        en: `NATS does not answer (${reasonOf(fault)})`,
        mend: {
          zh: '检查 NATS_URL 和服务；不设 NATS_URL 则由数据库传话',
          en: 'check NATS_URL and its server; without NATS_URL the database carries the hints',
        },
      }),
    ]
  }
}

/** Asks for a file that nobody has: the answer "not there" needs address, bucket and keys to be right. */
async function checkBucket(config: Config): Promise<Finding[]> {
  if (!config.s3) return []
  const asked = openStore(config).open('doctor/is-here')
  const fault = await within(asked).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!fault) return [ok('bucket', `对象存储 ${config.s3.bucket} 可达`, `the bucket ${config.s3.bucket} answers`)]
  return [
    wrong('bucket', {
      zh: `对象存储不可用（${reasonOf(fault)}）`,
      en: `the bucket cannot be used (${reasonOf(fault)})`,
      mend: {
        zh: '检查 S3_ENDPOINT、S3_BUCKET、S3_REGION 与两个密钥，以及读、写、列的权限',
        en: 'check S3_ENDPOINT, S3_BUCKET, S3_REGION, both keys, and the rights to read, write and list',
      },
    }),
  ]
}

async function within<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`没有回答 · no answer within ${patience} ms`)), patience).unref()
  })
  return Promise.race([work, late])
}

async function checkMail({ mail }: Config): Promise<Finding[]> {
  if (!mail.url) {
    return [
      warning('mail', {
        zh: '没有设置 SMTP_URL，登录链接只写在日志里',
        en: 'SMTP_URL is not set: sign-in links are only written to the log',
        mend: { zh: '设置 SMTP_URL 和 MAIL_FROM', en: 'set SMTP_URL and MAIL_FROM' },
      }),
    ]
  }
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({ url: mail.url, connectionTimeout: patience, greetingTimeout: patience })
  try {
    await within(transport.verify())
    return [ok('mail', '邮件服务器可用', 'the mail server takes us')]
  } catch (fault) {
    return [
      wrong('mail', {
        zh: `邮件服务器不可用（${reasonOf(fault)}）`,
        en: `the mail server does not take us (${reasonOf(fault)})`,
        mend: { zh: '检查 SMTP_URL 的地址、端口、账号和密码', en: 'check host, port, user and password in SMTP_URL' },
      }),
    ]
  } finally {
    transport.close()
  }
}
