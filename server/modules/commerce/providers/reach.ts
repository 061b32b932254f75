import { ProviderAway } from './refusals.ts'

const patienceMs = 10_000
const largest = 64 * 1024 * 1024

export type Answered = { status: number; headers: Headers; body: Buffer }

/** Asks another server and waits ten seconds for the whole answer. Follows no redirections. Raises `ProviderAway`. */
export async function reach(url: string, request: RequestInit): Promise<Answered> {
  try {
    const answer = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    if (Number(answer.headers.get('content-length') ?? 0) > largest) throw new Error('too long an answer')
    return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) }
  } catch (fault) {
    throw new ProviderAway('no answer', fault)
  }
}
