import { z } from 'zod';
import { replyOutcomes } from '../classify/replies/model.ts';
import { searchText } from './filters.ts';
import { handlingGrains } from './queries/handling/count-handled.ts';
import { type IssueOrder, issueOrders } from './queries/issues/select-issues.ts';
import { replyMarks, waitAges } from './queries/messages/select-handled.ts';
import { type ThemeOrder, themeOrders } from './queries/themes/themes.ts';

/** What lists take besides the filter bar and paging; the downloads of the same tables take the same. */

const idText = z.string().min(1).max(200);
const yesOrNo = z.enum(['yes', 'no']);
const flag = z.enum(['1']).transform(() => true);
const levels = { '1': 1, '2': 2, '3': 3, '4': 4 } as const;

export const messageSelectionShape = {
  q: searchText.optional(),
  issue: idText.optional(),
  theme: idText.optional(),
  run: idText.optional(),
  since: idText.optional(),
  department: idText.optional(),
  addressed_to: idText.optional(),
  author: z
    .string()
    .regex(/^[\w-]{1,128}$/)
    .optional(),
  replied: yesOrNo.optional(),
  handled: z.enum(['all', 'waiting', 'untold']).optional(),
  template: idText.optional(),
  mark: z.enum(replyMarks).optional(),
  outcome: z.enum(replyOutcomes).optional(),
  waited: z.enum(waitAges).optional(),
  graded: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,3})?$/)
    .transform(Number)
    .optional(),
  returned: z.enum(['7', '30', '90']).transform(Number).optional(),
  responded: yesOrNo.optional(),
  timely: yesOrNo.optional(),
  finished: yesOrNo.optional(),
  satisfied: yesOrNo.optional(),
  place: idText.optional(),
  unsure: flag.optional(),
  copies: z
    .enum(['1', 'only'])
    .transform((text) => (text === 'only' ? text : true))
    .optional(),
  sort: z.enum(['newest', 'oldest', 'likes']).optional(),
};

export const issueSelectionShape = {
  q: searchText.optional(),
  status: z.enum(['new', 'growing', 'steady', 'cooling', 'dormant', 'revived', 'unclear']).optional(),
  class_id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  dismissed: flag.optional(),
  began: flag.optional(),
  new_since: idText.optional(),
  grown_since: idText.optional(),
  sort: z.enum(Object.keys(issueOrders) as [IssueOrder, ...IssueOrder[]]).optional(),
};

export const possibleSelectionShape = { q: searchText.optional() };

export const classSelectionShape = { q: searchText.optional() };

export const alertSelectionShape = {
  state: z.enum(['open', 'lapsed', 'closed']).optional(),
  level: z
    .enum(['1', '2', '3', '4'])
    .transform((level) => levels[level])
    .optional(),
  series: z.enum(['topic', 'topic_region', 'issue', 'term', 'critical']).optional(),
  since: idText.optional(),
};

export const themeSelectionShape = {
  q: searchText.optional(),
  campaign: idText.optional(),
  sort: z.enum(Object.keys(themeOrders) as [ThemeOrder, ...ThemeOrder[]]).optional(),
};

export const handledSelectionShape = { department: idText.optional() };

export const handlingSelectionShape = { grain: z.enum(handlingGrains).optional() };

export const rejectSelectionShape = { code: idText.optional(), field: idText.optional(), run: idText.optional() };
