const quotedBlock = /^\s*「[^]*?」[ \t]*\n[\s\-—–_]*/
const quotedLine = /^[ \t]*(?:>|&gt;).*$/gm
const link = /\b(?:https?:\/\/|www\.)[^\s<>）】」，。；！]+/gi
const leadingName = /^\s*(?:<@[^>]{1,64}>|@[^\s\u2005,，:：]{1,64}(?=[\s\u2005,，:：]))[\s\u2005,，:：]*/u

/**
 * What the author says himself: without quoted lines, links and the person addressed at the beginning, so that
 * nobody is counted as asking or disagreeing by another's words or by a "?" inside an address.
 */
export function ownWords(text: string): string {
  const said = text.replace(quotedBlock, '').replace(quotedLine, '').replace(link, ' ')
  return said.replace(leadingName, '').replaceAll('’', "'").trim()
}
