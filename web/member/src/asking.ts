/** What asks the server and speaks the reader's language, loaded before the pages that do. */
export { QueryClientProvider } from '@tanstack/react-query'
export { I18nextProvider } from 'react-i18next'
