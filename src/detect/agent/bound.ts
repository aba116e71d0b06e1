// How much an agent says of itself in one report, and of losses in one batch.
export const mostFilesTold = 200
export const mostErrorsTold = 20
export const mostLosses = 1_000
