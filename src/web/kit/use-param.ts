import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/**
 * One word of the address, `?state=new`, read and written: filters and chosen rows live there, so that a link, a reload and
 * Back give the same page. An empty value leaves the address.
 */
export function useParam(name: string, byDefault = ''): [value: string, set: (value: string) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const found = search[name]
  const value = found === undefined || found === null ? byDefault : String(found)
  const set = useCallback(
    (next: string) =>
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: ((before: Record<string, unknown>) => ({
          ...before,
          [name]: next === '' || next === byDefault ? undefined : next,
        })) as never,
      }),
    [navigate, name, byDefault],
  )
  return [value, set]
}
