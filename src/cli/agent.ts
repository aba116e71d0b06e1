import type { Command } from 'commander'
import { hostCommands } from '../../agent/commands.ts'
import { agentApi } from '../detect/agent/api.ts'
import { inviteAgent, listAgents, revokeAgent } from '../detect/agent/cli.ts'
import { onDesk } from './command.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { t } from './words.ts'

/** `hikeshi agent`: on a host that sends (enrol, run, status), and at the desk (invite, list, revoke). */
export function agentCommands(program: Command): void {
  const agent = program.command('agent').description(t('agent'))
  hostCommands(agent)
  const facts = async (zone: () => Promise<string>, json?: boolean) => ({
    lang: langOfTerminal(),
    zone: json ? 'UTC' : await zone(),
    json: json ?? false,
    out: print,
    err: tell,
  })
  onDesk<{ source?: string[] }>(
    agent.command('invite <name>').description(t('agent.invite')).option('--source <name...>', t('agent.source')),
    async (desk, { source, json }, [name = '']) =>
      inviteAgent(desk.client(agentApi), name, source ?? [], await facts(desk.zone, json)),
  )
  onDesk(agent.command('list').description(t('agent.list')), async (desk, { json }) =>
    listAgents(desk.client(agentApi), await facts(desk.zone, json)),
  )
  onDesk<{ reason: string }>(
    agent.command('revoke <name>').description(t('agent.revoke')).requiredOption('--reason <text>', t('agent.reason')),
    async (desk, { reason, json }, [name = '']) =>
      revokeAgent(desk.client(agentApi), name, reason, await facts(desk.zone, json)),
  )
}
