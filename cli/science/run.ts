/** `qunluo science <algo> [flags] < in.jsonl > out.jsonl`: the algorithms without database and network. */
import { z } from 'zod'
import { ConfigMistake } from '../../server/kernel/config.ts'
import type { Algorithm } from './algorithm.ts'
import { openLines } from './lines.ts'

const algorithms: Record<string, () => Promise<Algorithm>> = {
  ab: async () => (await import('./ab.ts')).ab,
  clv: async () => (await import('./clv.ts')).clv,
  disentangle: async () => (await import('./disentangle.ts')).disentangle,
  'disentangle train': async () => (await import('./disentangle-train.ts')).disentangleTrain,
  fraud: async () => (await import('./fraud.ts')).fraud,
  heat: async () => (await import('./heat.ts')).heat,
  leiden: async () => (await import('./leiden.ts')).leiden,
  lookalike: async () => (await import('./lookalike.ts')).lookalike,
  rec: async () => (await import('./rec.ts')).rec,
  replenish: async () => (await import('./replenish.ts')).replenish,
  roles: async () => (await import('./roles.ts')).roles,
  'spam score': async () => (await import('./spam-score.ts')).spamScore,
  'spam train': async () => (await import('./spam-train.ts')).spamTrain,
  survival: async () => (await import('./survival.ts')).survival,
}

/** Runs one algorithm over standard input. Raises `ConfigMistake` for an unknown name or flag. */
export async function runScience(name: string, step: string | undefined, raw: Record<string, unknown>): Promise<void> {
  const load = algorithms[step === undefined ? name : `${name} ${step}`]
  if (!load) throw new ConfigMistake(`可用的算法 · algorithms: ${Object.keys(algorithms).join(', ')}`)
  const { flags, run } = await load()
  const { '--': _, ...given } = raw
  const read = flags.safeParse(given)
  if (!read.success) throw new ConfigMistake(z.prettifyError(read.error))
  // Whoever reads our output may have had enough of it (`| head`).
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1))
  const lines = openLines()
  await run(lines, read.data)
  await lines.flush()
}
