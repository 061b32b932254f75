/** Why the embedded database cannot run, in both languages, with the way out: a PostgreSQL of one's own. */
export function refusal(zh: string, en: string): Error {
  return new Error(
    `${zh}。也可以用 DATABASE_URL 指向自己的 PostgreSQL（15 或更新）。\n` +
      `${en}. You may also point DATABASE_URL at a PostgreSQL of your own (15 or newer).`,
  )
}
