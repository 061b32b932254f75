import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { consoleCourier } from '../couriers/console.ts'
import { type Letter, writeLetter } from '../couriers/letter.ts'
import { mailCourier } from '../couriers/mail.ts'

const letter: Letter = {
  to: 'lin@example.com',
  kind: 'email',
  url: 'https://qunluo.example/sign-in?token=abc',
  purpose: 'sign_in',
  locale: 'zh-CN',
  tenantName: '临水联盟',
  personName: '林岚',
  expiresAt: new Date('2026-11-21T06:30:00Z'),
  zone: 'Asia/Shanghai',
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
  vi.restoreAllMocks()
})

test('a letter says who, until when in the tenant’s zone, and holds the link alone on a line', () => {
  const { subject, text } = writeLetter(letter)
  expect(subject).toBe('登录 临水联盟')
  expect(text).toContain('林岚，你好')
  expect(text).toContain('2026-11-21 14:30 (+08:00)')
  expect(text.split('\n')).toContain(letter.url)
})

test('every purpose has its words in both languages', () => {
  for (const locale of ['zh-CN', 'en']) {
    for (const purpose of ['sign_in', 'bind', 'seat'] as const) {
      const { subject, text } = writeLetter({ ...letter, locale, purpose })
      expect(`${subject}\n${text}`).toContain('临水联盟')
      expect(`${subject}\n${text}`).not.toMatch(/[{}–]/)
    }
  }
})

test('a name cannot add a line to a letter', () => {
  const { subject, text } = writeLetter({
    ...letter,
    tenantName: '甲\r\nBcc: all@example.com',
    personName: '乙\n\n点这里',
  })
  expect(subject).toBe('登录 甲 Bcc: all@example.com')
  expect(text.split('\n')).not.toContain('点这里')
})

/** A mail server that takes one letter, or refuses its receiver. */
async function aMailServer(refuse = false) {
  const received: string[] = []
  const server = createServer((socket) => {
    let inData = false
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        received.push(line)
        if (inData) {
          if (line !== '.') continue
          inData = false
          socket.write('250 kept\r\n')
        } else if (line.startsWith('RCPT') && refuse) socket.write(`550 no such user ${letter.to}\r\n`)
        else if (line === 'DATA') {
          inData = true
          socket.write('354 go on\r\n')
        } else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 test\r\n')
      }
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closers.push(() => server.close())
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

test('mail goes out by SMTP', async () => {
  const { url, received } = await aMailServer()
  await mailCourier(url, '群落 <qunluo@example.com>').sendLink(letter)
  expect(received).toContain('MAIL FROM:<qunluo@example.com>')
  expect(received).toContain('RCPT TO:<lin@example.com>')
  expect(received.join('\n')).toMatch(/^Subject: =\?UTF-8\?/m)
})

test('a refusal of the mail server names no address', async () => {
  const { url } = await aMailServer(true)
  const refusal = mailCourier(url, 'qunluo@example.com').sendLink(letter)
  await expect(refusal).rejects.toThrow(/did not take a letter \(EENVELOPE 550\)/)
  await expect(refusal).rejects.not.toThrow('lin@example.com')
})

test('without a mail server the link is printed, the address masked', async () => {
  const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await consoleCourier.sendLink({ ...letter, kind: 'phone', to: '+8613812345678' })
  const printed = print.mock.calls.map(([line]) => String(line)).join('')
  expect(printed).toContain(letter.url)
  expect(printed).toContain('138****5678')
  expect(printed).not.toContain('13812345678')
})
