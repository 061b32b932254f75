export const db = 'identity tables'
