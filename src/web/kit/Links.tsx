import { Button } from '@mantine/core'
import { createLink, Link } from '@tanstack/react-router'

/** A link inside the desk; typed by the routes. */
export { Link as PageLink }
/** A link that looks like a button, for the next step: `<ButtonLink to="/inbox" variant="filled">`. */
export const ButtonLink = createLink(Button<'a'>)
