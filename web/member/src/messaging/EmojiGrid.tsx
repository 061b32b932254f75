export const quickEmojis = ['👍', '❤️', '😂', '🎉', '🙏', '👀']

const emojis = [
  ...quickEmojis,
  ...['😀', '😊', '😉', '😍', '🤔', '😅', '😭', '😮', '😴', '🤝', '👏', '💪', '✌️', '👌', '👎', '🔥'],
  ...['✅', '❌', '❓', '💯', '🌱', '🌿', '🌸', '☕', '🍵', '🎂', '🚀', '💡', '📌', '⏰', '🌙', '☀️'],
]

/** A small grid of emojis; the keyboard of a phone has the rest. */
export function EmojiGrid({ choose }: { choose: (emoji: string) => void }) {
  return (
    <div className="emoji-grid">
      {emojis.map((emoji) => (
        <button key={emoji} type="button" onClick={() => choose(emoji)} aria-label={emoji}>
          {emoji}
        </button>
      ))}
    </div>
  )
}
