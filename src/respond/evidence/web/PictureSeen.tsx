import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { SignMark } from '#src/web/kit/States.tsx'
import type { Picture } from '../picture.ts'
import { LookFrame } from './LookFrame.tsx'
import { lookWords } from './look-words.ts'

/** A picture that the desk drew anew, and what its file says of itself. */
export function PictureSeen({ picture }: { picture: Picture }) {
  const t = useWords(lookWords)
  const { drawn, width, height, problem, facts, place, areFactsBroken } = picture
  return (
    <>
      {problem !== null && <p>{t(`picture.${problem}`, { width: width ?? 0, height: height ?? 0 })}</p>}
      {drawn && (
        <>
          <LookFrame label={t('as.picture')} lines={[]} picture={drawn} />
          <p className={rows.quiet}>
            {t('picture.drawn', {
              ...{ width: width ?? drawn.width, height: height ?? drawn.height },
              ...{ shownWidth: drawn.width, shownHeight: drawn.height },
            })}
          </p>
        </>
      )}
      {problem !== 'other-kind' && (
        <section>
          <h3 className={rows.part}>{t('facts')}</h3>
          {place && (
            <p>
              <SignMark
                text={t('picture.place', {
                  latitude: place.latitude.toFixed(5),
                  longitude: place.longitude.toFixed(5),
                })}
              />
            </p>
          )}
          {areFactsBroken && <p>{t('facts.broken')}</p>}
          {!areFactsBroken && facts.length === 0 && <p className={rows.quiet}>{t('facts.none')}</p>}
          {facts.length > 0 && <Told facts={facts} />}
        </section>
      )}
    </>
  )
}

function Told({ facts }: Pick<Picture, 'facts'>) {
  const t = useWords(lookWords)
  return (
    <>
      <p className={rows.quiet}>{t('facts.text')}</p>
      <div className={rows.scroll}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th>{t('facts.name')}</th>
              <th>{t('facts.value')}</th>
              <th>{t('facts.group')}</th>
            </tr>
          </thead>
          <tbody lang="en">
            {facts.map(({ group, name, text }) => (
              <tr key={`${group} ${name}`}>
                <th scope="row">{name}</th>
                <td data-label={t('facts.value')}>{text}</td>
                <td data-label={t('facts.group')}>{group}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
