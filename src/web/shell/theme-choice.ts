import { useMantineColorScheme } from '@mantine/core'
import type { Me } from '#src/prepare/people/person.ts'

export const themes = ['light', 'dark', 'auto'] as const
export type ThemeChoice = Me['theme']

/** Light, dark, or as the device: kept in the browser at once, and with the account when signed in. */
export function useThemeChoice(): [ThemeChoice, (theme: ThemeChoice) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return [colorScheme, setColorScheme]
}
