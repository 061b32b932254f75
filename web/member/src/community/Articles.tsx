/** The articles of the rules, numbered. */
export function Articles({ articles }: { articles: readonly string[] }) {
  return (
    <ol className="articles">
      {articles.map((article) => (
        <li key={article}>{article}</li>
      ))}
    </ol>
  )
}
