import { useWords } from '../../../ui/words/index.ts'
import { Link } from './Link.tsx'

export function LostPage() {
  const { t } = useWords()
  return (
    <main className="visitor">
      <section className="empty">
        <h1>{t('lost.title')}</h1>
        <p>{t('lost.text')}</p>
        <Link to="/" className="button">
          {t('lost.home')}
        </Link>
      </section>
    </main>
  )
}
