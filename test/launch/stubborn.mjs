/** A program that counts the requests to stop: ends at the first, or never when called with `never`. */
let asked = 0
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    asked += 1
    if (process.argv[2] !== 'never') setTimeout(() => process.exit(10 + asked), 200)
  })
}
process.stdout.write('ready\n')
setInterval(() => undefined, 60_000)
