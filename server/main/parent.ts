/** How long a graceful stop may take before the process ends regardless, in milliseconds. */
const patience = 10_000

let tied = false

/**
 * Ends this process when the launcher that started it is gone, even if it was killed: the channel between them then
 * closes, and we treat that as a request to stop. Does nothing when nobody holds such a channel to us.
 */
export function exitWithParent(): void {
  if (tied || !process.channel) return
  tied = true
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), patience).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  // Listening must not keep alive a program that has finished.
  process.channel.unref()
}
