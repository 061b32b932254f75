import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import * as window from '../contract.ts'
import { aGroup, aPerson, type Person } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const aPicture = (width = 900) =>
  sharp({ create: { width, height: 600, channels: 3, background: '#2F6B4F' } })
    .jpeg()
    .toBuffer()
const uploads = async (person: Person, content: Buffer, name = '白鹭.jpg') =>
  (await person.uploads(window.uploadFileEndpoint, { name, content })).body

test('a picture is what its content says, with its size and a small copy', async () => {
  const {
    groupId,
    members: [anna, ben],
  } = await aGroup(world)
  const card = await uploads(anna!, await aPicture(), '假装是文档.pdf')
  expect(card).toMatchObject({ kind: 'image', mime: 'image/jpeg', width: 900, height: 600, name: '假装是文档.pdf' })
  const said = await anna!.says(groupId, '', { fileIds: [card.id] })
  expect(said).toMatchObject({ kind: 'image', files: [{ id: card.id }] })
  const small = await ben!.fetches(`/files/${card.id}/thumbnail`)
  expect(await sharp(small.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 480 })
})

test('a file is seen by those who may see a message that carries it, and by nobody else', async () => {
  const {
    tenantId,
    groupId,
    members: [anna, ben],
  } = await aGroup(world)
  const outsider = await aPerson(world, tenantId, '路人')
  const card = await uploads(anna!, await aPicture())
  expect((await ben!.fetches(`/files/${card.id}`)).statusCode).toBe(404)
  const said = await anna!.says(groupId, '看', { fileIds: [card.id] })
  expect((await ben!.fetches(`/files/${card.id}`)).statusCode).toBe(200)
  expect((await outsider.fetches(`/files/${card.id}`)).statusCode).toBe(404)
  await anna!.asks(window.recallMessageEndpoint, { messageId: said.id })
  expect((await ben!.fetches(`/files/${card.id}`)).statusCode).toBe(404)
})

test('nobody attaches a file of somebody else', async () => {
  const {
    groupId,
    members: [anna, ben],
  } = await aGroup(world)
  const card = await uploads(anna!, await aPicture())
  const answer = await ben!.tries(window.sendMessageEndpoint, {
    groupId,
    clientId: crypto.randomUUID(),
    text: '我的',
    fileIds: [card.id],
  })
  expect(answer.status).toBe(404)
})

test('programs, pages and scripts dressed as pictures are refused', async () => {
  const {
    members: [anna],
  } = await aGroup(world)
  for (const content of [
    '<!doctype html><script>alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    '\u007fELF\u0002\u0001\u0001\u0000'.padEnd(200, '\u0000'),
  ]) {
    const { problem } = await anna!.uploads(window.uploadFileEndpoint, {
      name: '图.png',
      content: Buffer.from(content, 'latin1'),
    })
    expect(problem?.code).toBe('messaging.file_refused')
  }
})

test('a text is a file, sent to be saved and never shown as a page of ours', async () => {
  const {
    groupId,
    members: [anna, ben],
  } = await aGroup(world)
  const card = await uploads(anna!, Buffer.from('集合时间：六点'), '说明.txt')
  expect(card).toMatchObject({ kind: 'file', mime: 'text/plain' })
  await anna!.says(groupId, '', { fileIds: [card.id] })
  const { headers, payload } = await ben!.fetches(`/files/${card.id}`)
  expect(payload).toBe('集合时间：六点')
  expect(headers['content-disposition']).toContain('attachment')
  expect(headers['content-security-policy']).toContain('sandbox')
})

test('a picture too large for its kind is refused with the limit', async () => {
  const {
    members: [anna],
  } = await aGroup(world)
  const huge = Buffer.concat([await aPicture(64), Buffer.alloc(21 * 1024 * 1024)])
  const { problem } = await anna!.uploads(window.uploadFileEndpoint, { name: '大.jpg', content: huge })
  expect(problem).toMatchObject({ code: 'messaging.file_too_large', facts: { limit: '20 MB' } })
})

/** A store that speaks S3 well enough to keep and give objects, and refuses unsigned requests. */
async function aBucket(): Promise<{ server: Server; endpoint: string; objects: Map<string, Buffer> }> {
  const objects = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const key = decodeURIComponent(request.url ?? '')
    if (!/^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/auto\/s3\/aws4_request/.test(request.headers.authorization ?? ''))
      response.writeHead(403).end()
    else if (request.method === 'PUT') response.writeHead(objects.set(key, Buffer.concat(chunks)) ? 200 : 500).end()
    else if (objects.has(key))
      response.writeHead(200, { 'content-length': objects.get(key)!.length }).end(objects.get(key))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects }
}

test('with an S3 store configured files go there and come back', async () => {
  const { server, endpoint, objects } = await aBucket()
  const remote = await openWorld({
    settings: { S3_ENDPOINT: endpoint, S3_BUCKET: 'qunluo', S3_ACCESS_KEY: 'id', S3_SECRET_KEY: 'secret' },
  })
  const {
    members: [anna],
  } = await aGroup(remote)
  const picture = await aPicture()
  const card = await uploads(anna!, picture)
  expect([...objects.keys()].every((key) => key.startsWith('/qunluo/tnt_'))).toBe(true)
  expect((await anna!.fetches(`/files/${card.id}`)).rawPayload.equals(picture)).toBe(true)
  await remote.close()
  server.close()
})
