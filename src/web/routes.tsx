import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { LoadingPlace } from './kit/Places.tsx'
import { BrokenPage } from './shell/BrokenPage.tsx'
import { Door } from './shell/Door.tsx'
import { MissingPage } from './shell/MissingPage.tsx'
import { Shell } from './shell/Shell.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage, errorComponent: BrokenPage })

/** Pages for somebody who is signed in, inside the frame. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })
/** Pages before one is signed in. */
const door = createRoute({ getParentRoute: () => root, id: 'door', component: Door })

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
})
const InboxPage = lazyRouteComponent(() => import('#src/detect/report/web/InboxPage.tsx'), 'InboxPage')
const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  component: () => <InboxPage report={null} />,
})
const inboxReport = createRoute({
  getParentRoute: () => inside,
  path: '/inbox/$report',
  component: () => <InboxPage report={inboxReport.useParams().report} />,
})
const incidents = createRoute({
  getParentRoute: () => inside,
  path: '/incidents',
  component: lazyRouteComponent(() => import('#src/respond/incident/web/IncidentListPage.tsx'), 'IncidentListPage'),
})
const IncidentPage = lazyRouteComponent(() => import('#src/respond/incident/web/IncidentPage.tsx'), 'IncidentPage')
const incident = createRoute({
  getParentRoute: () => inside,
  path: '/incidents/$number',
  component: () => <IncidentPage number={incident.useParams().number} tab="now" />,
})
const incidentTab = createRoute({
  getParentRoute: () => inside,
  path: '/incidents/$number/$tab',
  component: () => <IncidentPage {...incidentTab.useParams()} />,
})
const clocks = createRoute({
  getParentRoute: () => inside,
  path: '/clocks',
  component: lazyRouteComponent(() => import('#src/respond/clock/web/ClocksPage.tsx'), 'ClocksPage'),
})
const measures = createRoute({
  getParentRoute: () => inside,
  path: '/measures',
  component: lazyRouteComponent(() => import('#src/recover/measure/web/MeasuresPage.tsx'), 'MeasuresPage'),
})
const tasks = createRoute({
  getParentRoute: () => inside,
  path: '/tasks',
  component: lazyRouteComponent(() => import('#src/respond/plan/web/MyTasksPage.tsx'), 'MyTasksPage'),
})
const playbooks = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks',
  component: lazyRouteComponent(() => import('#src/prepare/playbook/edition/web/PlaybooksPage.tsx'), 'PlaybooksPage'),
})
const PlaybookPage = lazyRouteComponent(
  () => import('#src/prepare/playbook/edition/web/PlaybookPage.tsx'),
  'PlaybookPage',
)
const playbook = createRoute({
  getParentRoute: () => inside,
  path: '/playbooks/$playbook',
  component: () => <PlaybookPage id={playbook.useParams().playbook} />,
})
const letters = createRoute({
  getParentRoute: () => inside,
  path: '/letters',
  component: lazyRouteComponent(() => import('#src/prepare/knowledge/edition/web/LettersPage.tsx'), 'LettersPage'),
})
const LetterPage = lazyRouteComponent(() => import('#src/prepare/knowledge/edition/web/LetterPage.tsx'), 'LetterPage')
const letter = createRoute({
  getParentRoute: () => inside,
  path: '/letters/$shelf/$letter',
  component: () => {
    const { shelf, letter: id } = letter.useParams()
    return <LetterPage key={`${shelf} ${id}`} shelf={shelf === 'letter' ? 'letter' : 'print-letter'} id={id} />
  },
})
const machines = createRoute({
  getParentRoute: () => inside,
  path: '/machines',
  component: lazyRouteComponent(
    () => import('#src/respond/containment/quarantine/web/OwnMachinesPage.tsx'),
    'OwnMachinesPage',
  ),
})
const contacts = createRoute({
  getParentRoute: () => inside,
  path: '/contacts',
  component: lazyRouteComponent(() => import('#src/prepare/contact/web/ContactsPage.tsx'), 'ContactsPage'),
})
const decisions = createRoute({
  getParentRoute: () => inside,
  path: '/decisions',
  component: lazyRouteComponent(() => import('#src/respond/decision/web/DecisionsPage.tsx'), 'DecisionsPage'),
})
const DecisionPage = lazyRouteComponent(() => import('#src/respond/decision/web/DecisionPage.tsx'), 'DecisionPage')
const decision = createRoute({
  getParentRoute: () => inside,
  path: '/decisions/$number',
  component: () => <DecisionPage number={decision.useParams().number} />,
})
const find = createRoute({
  getParentRoute: () => inside,
  path: '/find',
  component: lazyRouteComponent(() => import('#src/respond/find/web/FindPage.tsx'), 'FindPage'),
})
const trends = createRoute({
  getParentRoute: () => inside,
  path: '/trends',
  component: lazyRouteComponent(() => import('#src/learn/statistics/web/TrendsPage.tsx'), 'TrendsPage'),
})
const logs = createRoute({
  getParentRoute: () => inside,
  path: '/logs',
  component: lazyRouteComponent(() => import('#src/detect/log/web/SearchPage.tsx'), 'LogSearchPage'),
})
const logSources = createRoute({
  getParentRoute: () => inside,
  path: '/logs/sources',
  component: lazyRouteComponent(() => import('#src/detect/log/web/SourcesPage.tsx'), 'LogSourcesPage'),
})
const logCoverage = createRoute({
  getParentRoute: () => inside,
  path: '/logs/coverage',
  component: lazyRouteComponent(() => import('#src/detect/coverage/web/CoveragePage.tsx'), 'CoveragePage'),
})
const logAgents = createRoute({
  getParentRoute: () => inside,
  path: '/logs/agents',
  component: lazyRouteComponent(() => import('#src/detect/agent/web/AgentsPage.tsx'), 'AgentsPage'),
})
const logDays = createRoute({
  getParentRoute: () => inside,
  path: '/logs/days',
  component: lazyRouteComponent(() => import('#src/detect/log/web/DaysPage.tsx'), 'LogDaysPage'),
})
const logImport = createRoute({
  getParentRoute: () => inside,
  path: '/logs/import',
  component: lazyRouteComponent(() => import('#src/detect/log/web/ImportPage.tsx'), 'LogImportPage'),
})
const alerts = createRoute({
  getParentRoute: () => inside,
  path: '/alerts',
  component: lazyRouteComponent(() => import('#src/detect/alert/web/AlertsPage.tsx'), 'AlertsPage'),
})
const unusual = createRoute({
  getParentRoute: () => inside,
  path: '/alerts/unusual',
  component: lazyRouteComponent(() => import('#src/detect/alert/web/UnusualPage.tsx'), 'UnusualPage'),
})
const rules = createRoute({
  getParentRoute: () => inside,
  path: '/alerts/rules',
  component: lazyRouteComponent(() => import('#src/detect/alert/web/RulesPage.tsx'), 'RulesPage'),
})
const hunts = createRoute({
  getParentRoute: () => inside,
  path: '/alerts/hunts',
  component: lazyRouteComponent(() => import('#src/detect/hunt/web/HuntsPage.tsx'), 'HuntsPage'),
})
const tryRule = createRoute({
  getParentRoute: () => inside,
  path: '/alerts/rules/try',
  component: lazyRouteComponent(() => import('#src/detect/alert/web/TryPage.tsx'), 'TryPage'),
})
const goodState = createRoute({
  getParentRoute: () => inside,
  path: '/alerts/good-state',
  component: lazyRouteComponent(() => import('#src/detect/integrity/web/GoodStatePage.tsx'), 'GoodStatePage'),
})
const GoodStateHostPage = lazyRouteComponent(() => import('#src/detect/integrity/web/HostPage.tsx'), 'HostPage')
const goodStateHost = createRoute({
  getParentRoute: () => inside,
  path: '/alerts/good-state/$host',
  component: () => <GoodStateHostPage host={goodStateHost.useParams().host} />,
})
const changes = createRoute({
  getParentRoute: () => inside,
  path: '/alerts/changes',
  component: lazyRouteComponent(() => import('#src/detect/integrity/web/ChangesPage.tsx'), 'ChangesPage'),
})
const backups = createRoute({
  getParentRoute: () => inside,
  path: '/backups',
  component: lazyRouteComponent(() => import('#src/prepare/backup/web/BackupsPage.tsx'), 'BackupsPage'),
})
const weaknesses = createRoute({
  getParentRoute: () => inside,
  path: '/weaknesses',
  component: lazyRouteComponent(() => import('#src/prepare/advisory/web/WeaknessesPage.tsx'), 'WeaknessesPage'),
})
const readiness = createRoute({
  getParentRoute: () => inside,
  path: '/readiness',
  component: lazyRouteComponent(() => import('#src/prepare/readiness/web/ReadinessPage.tsx'), 'ReadinessPage'),
})
const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  component: lazyRouteComponent(() => import('#src/prepare/people/web/PeoplePage.tsx'), 'PeoplePage'),
})
const me = createRoute({
  getParentRoute: () => inside,
  path: '/me',
  component: lazyRouteComponent(() => import('#src/prepare/people/web/MePage.tsx'), 'MePage'),
})
const campaigns = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('#src/respond/campaign/web/HelpDeskPage.tsx'), 'HelpDeskPage'),
})
const helpdesk = createRoute({
  getParentRoute: () => inside,
  path: '/helpdesk',
  component: lazyRouteComponent(() => import('#src/respond/helpdesk/web/WindowPage.tsx'), 'WindowPage'),
})
const outbox = createRoute({
  getParentRoute: () => inside,
  path: '/outbox',
  component: lazyRouteComponent(() => import('#src/respond/thread/web/OutboxPage.tsx'), 'OutboxPage'),
})
const ChangePage = lazyRouteComponent(() => import('#src/respond/campaign/web/ChangePage.tsx'), 'ChangePage')
const ownChange = createRoute({
  getParentRoute: () => door,
  path: '/change/$door',
  component: () => <ChangePage door={ownChange.useParams().door} />,
})
const welcome = createRoute({
  getParentRoute: () => inside,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./home/WelcomePage.tsx'), 'WelcomePage'),
})
const missing = createRoute({ getParentRoute: () => inside, path: '$', component: MissingPage })
const setup = createRoute({
  getParentRoute: () => door,
  path: '/setup',
  component: lazyRouteComponent(() => import('#src/prepare/people/web/SetupPage.tsx'), 'SetupPage'),
})
const login = createRoute({
  getParentRoute: () => door,
  path: '/login',
  component: lazyRouteComponent(() => import('#src/prepare/people/web/LoginPage.tsx'), 'LoginPage'),
})
const InvitationPage = lazyRouteComponent(() => import('#src/prepare/people/web/InvitationPage.tsx'), 'InvitationPage')
const invitation = createRoute({
  getParentRoute: () => door,
  path: '/invitation/$secret',
  component: () => <InvitationPage secret={invitation.useParams().secret} />,
})

const tree = root.addChildren([
  inside.addChildren([
    home,
    inbox,
    inboxReport,
    incidents,
    incident,
    incidentTab,
    clocks,
    contacts,
    machines,
    playbooks,
    playbook,
    letters,
    letter,
    decisions,
    decision,
    measures,
    tasks,
    find,
    trends,
    logs,
    logSources,
    logCoverage,
    logAgents,
    logDays,
    logImport,
    alerts,
    rules,
    tryRule,
    backups,
    weaknesses,
    readiness,
    unusual,
    hunts,
    goodState,
    goodStateHost,
    changes,
    people,
    me,
    campaigns,
    helpdesk,
    outbox,
    welcome,
    missing,
  ]),
  door.addChildren([setup, login, invitation, ownChange]),
])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <LoadingPlace />,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: MissingPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
