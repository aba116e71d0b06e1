import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const ink: MantineColorsTuple = [
  '#f7f5f0',
  '#efece4',
  '#e0dbd0',
  '#c9c3b6',
  '#a9a295',
  '#8c857a',
  '#6b645a',
  '#544e45',
  '#35302a',
  '#1f1c18',
]
const dark: MantineColorsTuple = [
  '#ece8e0',
  '#bab4a9',
  '#a09a8e',
  '#7f796e',
  '#4c4840',
  '#37342e',
  '#262420',
  '#1d1c19',
  '#151412',
  '#0f0e0d',
]
const red: MantineColorsTuple = [
  '#fdebec',
  '#f9d0d2',
  '#f1a3a7',
  '#e8747b',
  '#dc4a54',
  '#cf2a37',
  '#bd1424',
  '#a8071a',
  '#8d0415',
  '#6f0310',
]

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  colors: { ink, dark, gray: ink, red },
  black: '#1f1c18',
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '700' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.4' },
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.4 },
        // Inside a dialog its head is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 0 }, attributes: { header: { role: 'presentation' } } } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 0 },
        shadow: 'md',
        position: 'bottom-end',
      },
    },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 } } },
  },
})

const shared = {
  '--mantine-color-body': 'var(--sheet)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--indigo)',
  '--mantine-color-error': 'var(--alarm)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-ink-filled': 'var(--ink)',
  '--mantine-color-ink-filled-hover': 'var(--ink-2)',
  '--mantine-color-ink-light': 'var(--shade)',
  '--mantine-color-ink-light-hover': 'var(--chosen)',
  '--mantine-color-ink-light-color': 'var(--ink)',
  '--mantine-color-ink-outline': 'var(--line-strong)',
  '--mantine-color-ink-text': 'var(--ink)',
}
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })
