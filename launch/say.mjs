/** Lines for people go to standard error: standard output belongs to the command, which may print JSON. */
export function say(zh, en) {
  process.stderr.write(`${zh} ${en}\n`)
}

/** Something that cannot go on, told in both languages, with what a tool said about it. */
export class Trouble extends Error {
  constructor(zh, en, said = '') {
    super(`${zh}\n${en}`)
    this.name = 'Trouble'
    this.said = said
  }
}

/** Tells of a failure: a trouble in its own words, anything else with where it happened. */
export function complain(error) {
  if (!(error instanceof Trouble)) return process.stderr.write(`${error.stack}\n`)
  if (error.said) process.stderr.write(`${error.said.trimEnd()}\n`)
  process.stderr.write(`✗ ${error.message}\n`)
}

/** Seconds since a moment of `performance.now()`, as `2.1 s`. */
export const secondsSince = (begin) => `${((performance.now() - begin) / 1000).toFixed(1)} s`
