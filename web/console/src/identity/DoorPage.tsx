/** The quiet page before the console: brand, one question, nothing else. */
import './door.css'
import type { ReactNode } from 'react'
import { chooseLanguage, useWords } from '../../../ui/words/index.ts'

export function DoorPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const { t, language } = useWords()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <div className="door">
      <main className="door-card">
        <img src={`${import.meta.env.BASE_URL}leaf.svg`} alt="" width="40" height="40" />
        <h1>{title}</h1>
        {lead && <p className="door-lead">{lead}</p>}
        {children}
      </main>
      <footer className="door-foot">
        <span>{t('app.name')}</span>
        <button type="button" className="link-button" lang={other} onClick={() => chooseLanguage(other)}>
          {t(`language.${other}`)}
        </button>
      </footer>
    </div>
  )
}
