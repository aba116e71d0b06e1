import { Radio } from '@mantine/core'
import { Role } from '#src/core/permission.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStateWord } from '#src/web/kit/States.tsx'
import classes from './people.module.css'
import { peopleWords } from './words.ts'

/** A role, chosen by what it lets a person do. */
export function RoleChoice({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  const t = useWords(peopleWords)
  const wordOf = useStateWord()
  return (
    <Radio.Group label={t('people.role')} value={role} onChange={(value) => onChange(value as Role)}>
      <div className={classes.roles}>
        {Role.options.map((one) => {
          const { label, means } = wordOf(`role.${one}`)
          return <Radio key={one} value={one} label={label} description={means} />
        })}
      </div>
    </Radio.Group>
  )
}
