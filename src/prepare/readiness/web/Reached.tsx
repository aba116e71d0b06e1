import classes from './Readiness.module.css'

/** Somebody, and under it how they are reached. */
export const Reached = ({ who, by }: { who: string; by: string }) => (
  <span>
    {who}
    {by !== '' && <span className={classes.reached}>{by}</span>}
  </span>
)
