import { Kbd, Modal } from '@mantine/core'
import { useWords } from '../kit/lang.tsx'
import { useKeyGroups } from '../kit/use-keys.ts'
import { kitWords } from '../kit/words.ts'
import classes from './KeyList.module.css'
import { shellWords } from './words.ts'

const names: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
}

/** What the keys do on this page: opened with `?`. */
export function KeyList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useWords(shellWords)
  const kit = useWords(kitWords)
  const groups = useKeyGroups()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      {[...groups].reverse().map((group) => (
        <section key={group.title} className={classes.group}>
          <h3>{group.title}</h3>
          <dl>
            {group.acts
              .filter((act) => !act.isOff)
              .map((act) => (
                <div key={act.key}>
                  <dt>
                    {act.key.split(' ').map((key, at) => (
                      <span key={key}>
                        {at > 0 && <small> {t('keys.then')} </small>}
                        <Kbd>{key.startsWith('mod+') ? `Ctrl ${key.slice(4).toUpperCase()}` : (names[key] ?? key)}</Kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{act.label}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
