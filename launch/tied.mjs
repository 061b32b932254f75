/** Loaded before a script that the launcher starts; ties the script, but not what it starts in turn, to the launcher. */
import { exitWithParent } from '../server/main/parent.ts'

if (process.env.QUNLUO_TIED) {
  delete process.env.QUNLUO_TIED
  exitWithParent()
}
