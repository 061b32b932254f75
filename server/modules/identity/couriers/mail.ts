/** Letters by SMTP. */
import type { Courier } from './courier.ts'
import { writeLetter } from './letter.ts'

/** `url` as nodemailer reads it: `smtps://user:password@host:465`. */
export function mailCourier(url: string, from: string): Courier {
  let opened: ReturnType<typeof openTransport> | undefined
  return {
    sendLink: async (letter) => {
      const { subject, text } = writeLetter(letter)
      opened ??= openTransport(url)
      const transport = await opened
      await transport.sendMail({ from, to: letter.to, subject, text }).catch(refused)
    },
  }
}

async function openTransport(url: string) {
  const { createTransport } = await import('nodemailer')
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
  const { hostname, port, protocol, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  return createTransport({
    host: hostname,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    ...patience,
  })
}

/** A mail server's refusal quotes the address, which belongs in no log: only its codes are passed on. */
function refused(fault: { code?: string; responseCode?: number }): never {
  throw new Error(`the mail server did not take a letter (${fault.code ?? 'unknown'} ${fault.responseCode ?? ''})`)
}
