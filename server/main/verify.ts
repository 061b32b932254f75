import type { Ground } from '../kernel/ground.ts'
import { modules } from './modules.ts'

/** Asks every module whether this process may work on the installation; raises what they object to. */
export async function verifyInstallation(ground: Ground): Promise<void> {
  for (const { verify } of modules) await verify?.(ground)
}
