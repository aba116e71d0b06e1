import './theme/paper.css'
import './theme/mantine.css'
import './theme/base.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LangProvider } from './kit/lang.tsx'
import { NoticeProvider } from './kit/notice.tsx'
import { queries } from './query-client.ts'
import { router } from './routes.tsx'
import { theme, variables } from './theme/theme.ts'

// The bundled Japanese face, in slices of which a page fetches those whose characters it shows; it never holds up the first paint.
void import('@fontsource-variable/noto-sans-jp')

const scheme = localStorageColorSchemeManager({ key: 'hikeshi.theme' })

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={scheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <LangProvider>
          <NoticeProvider>
            <RouterProvider router={router} />
          </NoticeProvider>
        </LangProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
