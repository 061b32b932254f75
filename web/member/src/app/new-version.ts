/** Keeps the app readable offline, and offers a new version when there is one. */
import i18next from 'i18next'
import { toast } from './toast.ts'

/** Starts after the page is shown, so that the first visit does not wait for it. */
export function watchForNewVersion() {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  addEventListener('load', () => void register(), { once: true })
  if (document.readyState === 'complete') void register()
}

let isRegistered = false

async function register() {
  if (isRegistered) return
  isRegistered = true
  const { registerSW } = await import('virtual:pwa-register')
  const update = registerSW({
    onNeedRefresh: () =>
      toast(i18next.t('version.ready'), 'done', { label: i18next.t('version.load'), do: () => void update(true) }),
  })
}
