/** A push service of the stories' own: takes what is sent only with the right key, and decrypts it as a browser would. */
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import type { Pushed } from '../contract.ts'

type Subscribed = { endpoint: string; keys: { p256dh: string; auth: string }; clientHash: string }
type Model = {
  subscribe: (options: { userVisibleOnly: string; applicationServerKey: string }) => Promise<Subscribed>
  expireSubscription: (clientHash: string) => void
  getNotifications: (body: { clientHash: string }) => { messages: string[] }
}
type Server = { startServer: () => void; _server: { close: () => void; closeAllConnections: () => void } }

const require = createRequire(import.meta.url)
const { PushApiModel } = require('web-push-testing/src/PushApiModel.js') as { PushApiModel: new () => Model }
const TestingServer = require('web-push-testing/src/server.js') as new (model: Model, port: number) => Server

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

export type Browser = {
  /** What the browser hands to the page that subscribes. */
  address: string
  p256dh: string
  auth: string
  /** Everything that came, decrypted. */
  pushed: () => Pushed[]
  /** The browser was reset: its address leads nowhere any more. */
  expires: () => void
}
export type PushService = { origin: string; browser: (key: string) => Promise<Browser>; close: () => void }

export async function openPushService(): Promise<PushService> {
  const port = await freePort()
  const model = new PushApiModel()
  const server = new TestingServer(model, port)
  server.startServer()
  return {
    origin: `http://localhost:${port}`,
    async browser(key) {
      const { endpoint, keys, clientHash } = await model.subscribe({
        userVisibleOnly: 'true',
        applicationServerKey: key,
      })
      return {
        address: endpoint,
        ...keys,
        pushed: () => model.getNotifications({ clientHash }).messages.map((text) => JSON.parse(text) as Pushed),
        expires: () => model.expireSubscription(clientHash),
      }
    },
    close: () => {
      server._server.closeAllConnections()
      server._server.close()
    },
  }
}
