/** One of a few things to choose, with a line that says what it means. */
export function Choice({ title, text }: { title: string; text: string }) {
  return (
    <span className="choice">
      <b>{title}</b>
      <small>{text}</small>
    </span>
  )
}
