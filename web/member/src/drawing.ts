/** What draws the pages, loaded before what is drawn. */
export { createRoot } from 'react-dom/client'
