/** The port people come in by: the wished one, or the next that is free. */
import type { FastifyInstance } from 'fastify'
import type { Config } from '../kernel/config.ts'

const tries = 20

/** Listens and returns the port taken; a taken port is reported, the next one tried. */
export async function listenOnFreePort(
  server: FastifyInstance,
  { host, port }: Config,
  say: (line: string) => void,
): Promise<number> {
  for (let wished = port; wished < port + tries; wished += 1) {
    try {
      await server.listen({ host, port: wished })
      return wished
    } catch (fault) {
      if ((fault as { code?: string }).code !== 'EADDRINUSE') throw fault
      say(`端口 ${wished} 已被占用，改用下一个 · port ${wished} is in use, trying the next`)
    }
  }
  throw new Error(
    `端口 ${port}–${port + tries - 1} 都被占用 · ports ${port}–${port + tries - 1} are all in use; set PORT`,
  )
}
