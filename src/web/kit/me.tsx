import { createContext, useContext } from 'react'
import type { Permission } from '#src/core/permission.ts'
import type { Me } from '#src/prepare/people/person.ts'

export const MeContext = createContext<Me | null>(null)

/** The signed-in person; null on pages that need none. */
export const useMe = (): Me | null => useContext(MeContext)

/** Whether the signed-in person may: a page never offers what will be refused. */
export function useMay(permission: Permission): boolean {
  return useMe()?.permissions.includes(permission) ?? false
}
