/** Reading the written form of a conversation's line. */
export type Line = {
  who: string
  /** Place of the line this one answers, counted from 0. */
  answers?: number
  optional: boolean
  recalled: boolean
  /** Wordings, or the one name of a bank after `#`. */
  variants: string[]
}

const form = /^([A-Z])(?:(>)(\d*))?([~!]*) (.+)$/
const read: Map<string, Line>[] = []

/** The line written as e.g. `B>1~ 在哪？／哪里拍的`; raises a SyntaxError for anything else. */
export function readLine(written: string, place: number): Line {
  const known = (read[place] ??= new Map())
  const line = known.get(written) ?? parse(written, place)
  known.set(written, line)
  return line
}

function parse(written: string, place: number): Line {
  const found = form.exec(written)
  if (!found) throw new SyntaxError(`not a line of a conversation: ${written}`)
  const [, who = '', arrow, target, flags = '', text = ''] = found
  return {
    who,
    optional: flags.includes('~'),
    recalled: flags.includes('!'),
    variants: text.split('／'),
    ...(arrow ? { answers: target ? Number(target) - 1 : place - 1 } : {}),
  }
}
