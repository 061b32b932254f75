/** A web node of the product in its own process, on a given database; says its port over IPC. */
import type { AddressInfo } from 'node:net'
import { readConfig } from '../../server/kernel/config.ts'
import { openLog } from '../../server/kernel/log.ts'
import { closeGround, openGround } from '../../server/main/ground.ts'
import { openWeb } from '../../server/main/web.ts'

const [url = '', directory = ''] = process.argv.slice(2)
const config = readConfig({ DATA_DIR: directory, RATE_LIMIT: '100000000', LOG_LEVEL: 'error' })
const ground = await openGround(config, url, { log: openLog('error', 'bench') })
const web = await openWeb(ground)
await web.server.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ port: (web.server.server.address() as AddressInfo).port })
process.on(
  'disconnect',
  () =>
    void web
      .close()
      .then(() => closeGround(ground))
      .then(() => process.exit(0)),
)
