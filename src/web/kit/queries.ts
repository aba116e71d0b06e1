import {
  keepPreviousData,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useState } from 'react'
import type { Endpoint, InputOf, OutputOf } from '#src/core/endpoint.ts'
import type { Change } from '#src/platform/live/change.ts'
import { ask, type Problem } from './client.ts'
import { useLang } from './lang.tsx'

export type Topic = Change['topic']

/** Which changes make an answer old: by the first word of its path. */
export function topicOf(endpoint: Endpoint): Topic {
  const [, , noun = ''] = endpoint.route.split('/')
  if (['incidents', 'observables', 'tasks'].includes(noun)) return 'incident'
  if (noun === 'reports') return 'report'
  if (noun === 'record') return 'record'
  if (['people', 'accounts', 'me'].includes(noun)) return 'people'
  if (['alerts', 'rules', 'hunts', 'anomalies'].includes(noun)) return 'alert'
  return 'desk'
}

type AskOptions = {
  readonly enabled?: boolean
  readonly staleTime?: number
  /** Further topics whose changes make the answer old. */
  readonly also?: readonly Topic[]
  /** Shows the answer to the question before until this one is there: lists that are filtered. */
  readonly keepsPrevious?: boolean
  readonly retry?: boolean
  /** Asked again as time goes by: what grows old although nothing changes. */
  readonly everyMs?: number
}

export const keyOf = (endpoint: Endpoint, input: unknown, lang: string, also: readonly Topic[] = []) =>
  [[topicOf(endpoint), ...also].join(' '), endpoint.route, input, lang] as const

/** Asks, keeps, and asks again when the desk says that it changed: `useAsk(incidentApi.show, { incident })`. */
export function useAsk<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: AskOptions = {},
): UseQueryResult<OutputOf<E>, Problem> {
  const { lang } = useLang()
  return useQuery<OutputOf<E>, Problem>({
    queryKey: keyOf(endpoint, input, lang, options.also),
    queryFn: ({ signal }) => ask(endpoint, input, { signal }),
    enabled: options.enabled,
    staleTime: options.staleTime,
    retry: options.retry,
    refetchInterval: options.everyMs,
    placeholderData: options.keepsPrevious ? (keepPreviousData as never) : undefined,
  })
}

type Page = { readonly rows: readonly unknown[]; readonly next: string | null }
type RowOf<O> = O extends { rows: readonly (infer R)[] } ? R : never

/** A list by keyset: `rows` of all pages so far, `more()` for the next. */
export function useAskPages<E extends Endpoint>(endpoint: E, input: InputOf<E>, options: AskOptions = {}) {
  const { lang } = useLang()
  const query = useInfiniteQuery({
    queryKey: [...keyOf(endpoint, input, lang, options.also), 'pages'],
    queryFn: ({ signal, pageParam }) => {
      const asked = pageParam ? { ...(input as object), cursor: pageParam } : input
      return ask(endpoint, asked as InputOf<E>, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (last) => (last as Page).next,
    enabled: options.enabled,
    placeholderData: options.keepsPrevious ? (keepPreviousData as never) : undefined,
  })
  const pages = (query.data as { pages?: readonly OutputOf<E>[] } | undefined)?.pages ?? []
  return {
    rows: pages.flatMap((page) => (page as Page).rows) as RowOf<OutputOf<E>>[],
    first: pages[0],
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    isMoreLoading: query.isFetchingNextPage,
    isPending: query.isPending,
    isFetching: query.isFetching,
    problem: query.error as Problem | null,
    again: () => void query.refetch(),
  }
}

type Span = { readonly total: number; readonly rows: readonly unknown[] }

/** A long list of which only what is in sight is asked for, in pieces by offset: `rowAt(n)` is undefined until it has come. */
export function useAskSpan<E extends Endpoint>(
  endpoint: E,
  input: Omit<InputOf<E>, 'offset' | 'limit'>,
  { from, to, piece, also }: { from: number; to: number; piece: number; also?: readonly Topic[] },
) {
  const { lang } = useLang()
  const first = Math.floor(Math.max(0, from) / piece)
  const inSight = Array.from({ length: Math.floor(Math.max(from, to) / piece) - first + 1 }, (_, at) => first + at)
  // The first piece stays: how many there are is known wherever one has jumped to.
  const numbers = first === 0 ? inSight : [0, ...inSight]
  const found = useQueries({
    queries: numbers.map((number) => {
      const asked = { ...input, offset: number * piece, limit: piece } as unknown as InputOf<E>
      return {
        queryKey: keyOf(endpoint, asked, lang, also),
        queryFn: ({ signal }: { signal: AbortSignal }) => ask(endpoint, asked, { signal }),
      }
    }),
  })
  const pieces = new Map(numbers.map((number, at) => [number, found[at]?.data as Span | undefined]))
  return {
    total: [...pieces.values()].find((one) => one !== undefined)?.total ?? null,
    rowAt: (index: number) =>
      pieces.get(Math.floor(index / piece))?.rows[index % piece] as RowOf<OutputOf<E>> | undefined,
    problem: (found.find((one) => one.error)?.error ?? null) as Problem | null,
    again: () => void Promise.all(found.map((one) => one.refetch())),
  }
}

/**
 * Tells the desk something: `const take = useTell(reportApi.take); await take.tell({ ids, assignee })`. `tell` gives null
 * when it was refused; then `problem` says why. Whatever the telling makes old is asked again.
 */
export function useTell<E extends Endpoint>(
  endpoint: E,
  options: { readonly also?: readonly Topic[]; readonly onDone?: (output: OutputOf<E>) => void } = {},
) {
  const queries = useQueryClient()
  const [isDone, setDone] = useState(false)
  const mutation = useMutation<OutputOf<E>, Problem, { input: InputOf<E>; files?: readonly File[] }>({
    mutationFn: ({ input, files }) => ask(endpoint, input, { files }),
    onMutate: () => setDone(false),
    onSuccess: async (output) => {
      setDone(true)
      const topics = [topicOf(endpoint), ...(options.also ?? [])]
      await Promise.all(topics.map((topic) => refresh(queries, topic)))
      options.onDone?.(output)
    },
  })
  return {
    tell: async (input: InputOf<E>, files?: readonly File[]): Promise<OutputOf<E> | null> => {
      try {
        return await mutation.mutateAsync({ input, files })
      } catch {
        return null
      }
    },
    isTelling: mutation.isPending,
    isDone,
    /** The answer to the last telling. */
    output: mutation.data,
    problem: mutation.error,
    forget: () => {
      setDone(false)
      mutation.reset()
    },
  }
}

/** Asks again whatever is shown and hangs on this topic. */
export function refresh(queries: ReturnType<typeof useQueryClient>, topic: Topic): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).split(' ').includes(topic) })
}
