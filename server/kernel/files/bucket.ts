/** Files in an S3-compatible store, spoken to in Signature Version 4. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import type { Config } from '../config.ts'
import { Unavailable } from '../contract.ts'
import type { Store } from './store.ts'

export function openBucket({ endpoint, bucket, region, accessKey, secretKey }: NonNullable<Config['s3']>): Store {
  const client = new AwsClient({
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    region,
    service: 's3',
    retries: 3,
  })
  const addressOf = (key: string) => `${endpoint.replace(/\/$/, '')}/${bucket}/${key}`
  return {
    async put(key, path, mime) {
      const { size } = await stat(path)
      const headers = {
        'content-type': mime,
        'content-length': String(size),
        'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
      }
      // The stream can be read only once, so the request is signed first and sent by fetch itself.
      const { url, headers: signed } = await client.sign(addressOf(key), { method: 'PUT', headers })
      const body = Readable.toWeb(createReadStream(path)) as ReadableStream
      const answer = await fetch(url, { method: 'PUT', headers: signed, body, duplex: 'half' } as RequestInit)
      if (!answer.ok) throw refusalOf(answer)
    },
    async remove(key) {
      const answer = await client.fetch(addressOf(key), { method: 'DELETE' })
      if (!answer.ok && answer.status !== 404) throw new Error(`the file store answered ${answer.status}`)
    },
    async open(key) {
      const answer = await client.fetch(addressOf(key))
      if (answer.status === 404) return null
      if (!answer.ok || !answer.body) throw refusalOf(answer)
      return {
        body: Readable.fromWeb(answer.body as ReadableStream),
        bytes: Number(answer.headers.get('content-length')),
      }
    },
  }
}

/** To the one who uploads, a store that refuses is one that is away; the log tells the operator what it said. */
function refusalOf({ status }: Response): Error {
  return Object.assign(Unavailable({ retryAfter: 10 }), { cause: new Error(`the file store answered ${status}`) })
}
