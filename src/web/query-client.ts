import { QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from './kit/client.ts'

const mostTries = 2

/** Answers kept in the page. Who is signed out by the desk is led to the door, and back after it. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (!(error instanceof Problem) || error.status !== 401) return
      if (/^\/(login|setup|invitation)/.test(location.pathname)) return
      const to = location.pathname + location.search
      location.assign(`/login${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: true,
      // What was refused stays refused; only an answer that did not come is asked for again.
      retry: (count, error) => error instanceof Problem && error.isUnreachable && count < mostTries,
    },
    mutations: { retry: false },
  },
})
