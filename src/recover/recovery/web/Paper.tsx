import type { PaperView } from '../paper/paper.ts'
import classes from './Paper.module.css'

/** A day or a state stands on one line. */
const mostWhole = 14

/** A paper of recovery on the screen, block by block as it is printed. */
export function Paper({ paper }: { paper: PaperView }) {
  return (
    <article className={classes.paper} lang={paper.lang}>
      {paper.blocks.map((block, at) => {
        const key = `${block.kind} ${at}`
        if (block.kind === 'h') return <h3 key={key}>{block.text}</h3>
        if (block.kind === 'p') return <p key={key}>{block.text}</p>
        if (block.kind === 'points')
          return (
            <ul key={key}>
              {block.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )
        if (block.kind === 'record')
          return (
            <dl key={key}>
              {block.rows.map((row) => (
                <div key={row.label}>
                  <dt>{row.label}</dt>
                  <dd>{row.value}</dd>
                </div>
              ))}
            </dl>
          )
        return (
          <div key={key} className={classes.scroll}>
            <table>
              <thead>
                <tr>
                  {block.head.map((cell) => (
                    <th key={cell} scope="col">
                      {cell}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {block.rows.map((row) => (
                  <tr key={row.join('\t')}>
                    {row.map((cell, column) => (
                      <td
                        key={block.head[column]}
                        data-label={block.head[column]}
                        data-short={cell.length <= mostWhole || undefined}
                      >
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      })}
    </article>
  )
}
