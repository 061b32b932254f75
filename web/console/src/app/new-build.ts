/** After an update the pieces of the old build are gone: a page that misses one starts again with the new build. */
const place = 'qunluo.reloaded'
const patienceMs = 30_000

/** Reloads at most once in half a minute, so that a truly missing piece does not turn in circles. */
export function reloadWhenOutdated() {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(place) ?? 0)
    if (Date.now() - last < patienceMs) return
    sessionStorage.setItem(place, String(Date.now()))
    event.preventDefault()
    location.reload()
  })
}
