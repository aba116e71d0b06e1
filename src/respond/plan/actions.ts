import { answerActions } from './actions/answer.ts'
import { assigneeActions } from './actions/assignee.ts'
import { inquiryActions } from './actions/inquiry.ts'
import { leadActions } from './actions/lead.ts'
import { playbookActions } from './actions/playbook.ts'

export const planActions = {
  ...answerActions,
  ...leadActions,
  ...playbookActions,
  ...assigneeActions,
  ...inquiryActions,
}
