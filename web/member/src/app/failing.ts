/** Doing something that may fail: the failure is said in a short line. */
import { sayFailure } from '../../../ui/client.ts'
import { readChosenLanguage } from '../../../ui/words/language.ts'
import { toast } from './toast.ts'

/** Runs the work; true when it succeeded, false after saying why not. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (failure) {
    toast(sayFailure(failure, readChosenLanguage()), 'failed')
    return false
  }
}
