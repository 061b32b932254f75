/** How asking a provider can go wrong. */

/** It did not answer, or not in a way to be believed: ask again, under the same number. */
export class ProviderAway extends Error {
  constructor(why: string, cause?: unknown) {
    super(`the provider is out of reach: ${why}`, { cause })
  }
}

/** It answered and refused. `code` is the provider's own. */
export class ProviderRefusal extends Error {
  readonly code: string
  readonly status: number
  constructor(status: number, code: string) {
    super(`the provider refused: ${status} ${code}`)
    this.code = code
    this.status = status
  }
}

/** A letter that whoever wrote it cannot prove to have written, or that is too old. */
export class ForgedLetter extends Error {}
