import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClusterSummary, clusterMessages } from '../../src/cluster/cluster-messages.ts';
import type { ClusterMessage, IssueMessageRow, IssueRow, LineageRow } from '../../src/cluster/contract.ts';
import type { Edit } from '../../src/cluster/edits/edit.ts';
import { issueSettings } from '../../src/cluster/settings.ts';
import { findKinds, loadKindModels } from '../../src/cluster/terms/message-kinds.ts';
import { represent } from '../../src/cluster/terms/represent.ts';
import { silentLogger } from '../../src/core/effects.ts';
import { findElsewhere } from '../../src/segment/places/find-elsewhere.ts';
import { findPlaces } from '../../src/segment/places/find-places.ts';
import { findDistrictOrTown } from '../../src/segment/places/find-town.ts';
import { loadGazetteer } from '../../src/segment/places/gazetteer.ts';
import { findPieces } from '../../src/segment/places/pieces/find-pieces.ts';
import { loadPieceFinder } from '../../src/segment/places/shipped-names.ts';
import { createSegmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();
const kinds = loadKindModels();
const pieces = loadPieceFinder();

/** Key of the n-th message. */
export function keyOf(n: number): string {
  return (n * 0x9e3779b1).toString(16).padStart(16, '0').slice(-16);
}

export function createMessage(n: number, day: number, title: string, body: string, author = `a${n}`): ClusterMessage {
  const segmented = segmentMessage(segmenter, { title, body });
  const places = findPlaces(segmented, gazetteer);
  return {
    key: keyOf(n),
    createdAt: `${new Date(Date.UTC(2030, 0, 1 + day, 8, n % 60)).toISOString().slice(0, 19).replace('T', ' ')}`,
    author,
    title,
    hasOwnTitle: title !== '',
    titleTokens: segmented.title.words.join(' '),
    issueTerms: represent(segmented, places),
    ...findKinds(segmented, places, kinds),
    namePieces: findPieces(segmented, places, pieces, findElsewhere(segmented, places).spans),
    topic: '城乡建设',
    subtopic: null,
    kind: 'complaint',
    region: findDistrictOrTown(
      { givenRegion: null, givenTown: null, title, body, addressedTo: null },
      places,
      gazetteer,
    ),
  };
}

const fillers = [
  ['咨询社保转移怎么办理', '我从外地回来工作，想把社保转回来，请问需要什么材料，去哪个窗口办理？'],
  ['建议增加图书馆开放时间', '周末去看书总是没有座位，建议图书馆延长开放到晚上十点。'],
  ['驾照换证预约不上', '系统一直提示错误，驾驶证马上到期了，请问怎么预约换证？'],
  ['感谢急诊科的医生', '昨晚家人突发胸痛，急诊科的医生护士处理得非常及时，特此感谢。'],
  ['农村合作医疗缴费问题', '今年的合作医疗缴费链接打不开，村里也没有人通知，怎么缴？'],
  ['希望开通夜间公交', '下班晚的人没有车坐，希望开通夜间公交线路，方便大家回家。'],
  ['举报网吧接纳未成年人', '学校旁边的网吧经常有穿校服的学生上网，没有人查身份证。'],
  ['小学门口乱收停车费', '接送孩子停十分钟就要收十元，没有任何公示，是否合理？'],
] as const;

/** Two issues of one estate, one of another, and messages that recur nowhere. */
export const smallBoard: readonly ClusterMessage[] = [
  createMessage(
    1,
    0,
    'X3区云栖湖小区工地夜间施工扰民',
    '云栖湖小区旁边的工地每天施工到凌晨两点，打桩机噪音巨大，全家无法入睡，投诉多次无果。',
  ),
  createMessage(
    2,
    1,
    '云栖湖小区附近工地通宵施工太吵',
    '我是云栖湖小区业主，楼下工地连续一周通宵施工，噪音让老人孩子睡不着觉，请城管处理。',
  ),
  createMessage(
    3,
    3,
    '请管管X3区云栖湖小区外的夜间施工',
    '凌晨还在打桩施工，云栖湖小区几百户居民被噪音吵醒，工地说有夜间施工许可。',
  ),
  createMessage(
    4,
    5,
    '云栖湖小区夜间施工噪音扰民无人管',
    '云栖湖小区工地夜里施工，噪音大，打了多次电话都没有人来。',
    'a1',
  ),
  createMessage(
    5,
    2,
    '云栖湖小区电梯经常故障困人',
    '云栖湖小区5栋电梯一个月坏了四次，昨天困了两位老人半小时，物业只说等配件。',
  ),
  createMessage(
    6,
    6,
    'X3区云栖湖小区电梯故障没人修',
    '云栖湖小区5栋的电梯又坏了，电梯困人，物业拖着不维修，维修基金也不让用。',
  ),
  createMessage(7, 4, 'Y5县松鹤路路灯全部不亮', 'Y5县松鹤路从加油站到桥头的路灯全部不亮，晚上漆黑一片，骑车摔过几次。'),
  createMessage(8, 8, '松鹤路晚上没有路灯太危险', '松鹤路路灯坏了两个月，晚上漆黑，老人摔倒，请Y5县路灯所尽快修好。'),
  ...fillers.map(([title, body], i) => createMessage(20 + i, i, title, body)),
];

export interface RunOptions {
  readonly previousDir?: string | null;
  readonly ownNames?: readonly string[];
  readonly edits?: readonly Edit[];
  readonly copies?: ReadonlySet<string>;
  /** Messages of earlier runs that edits name. */
  readonly named?: readonly ClusterMessage[];
  readonly batchSize?: number;
  readonly settings?: Parameters<typeof issueSettings.parse>[0];
}

export interface RunResult {
  readonly dir: string;
  readonly summary: ClusterSummary;
  readonly issues: readonly IssueRow[];
  readonly members: readonly IssueMessageRow[];
  readonly lineage: readonly LineageRow[];
  /** Sorted keys by issue. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

export function readRows<T>(dir: string, table: string): T[] {
  return readFileSync(join(dir, `${table}.ndjson`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

async function* oneBatch(messages: readonly ClusterMessage[]) {
  yield messages;
}

export async function runClustering(messages: readonly ClusterMessage[], options: RunOptions = {}): Promise<RunResult> {
  const dir = mkdtempSync(join(tmpdir(), 'clustering-'));
  const sorted = [...messages].sort((a, b) => (a.createdAt + a.key < b.createdAt + b.key ? -1 : 1));
  const batchSize = options.batchSize ?? 1000;
  async function* batches() {
    for (let i = 0; i < sorted.length; i += batchSize) yield sorted.slice(i, i + batchSize);
  }
  const summary = await clusterMessages({
    inputs: batches(),
    copies: options.copies ?? new Set(),
    named: oneBatch(options.named ?? []),
    previousDir: options.previousDir ?? null,
    ownNames: options.ownNames ?? [],
    outDir: dir,
    now: '2031-01-01 00:00:00',
    edits: options.edits ?? [],
    settings: issueSettings.parse(options.settings ?? {}),
    dormantDays: 60,
    threads: 1,
    effects: { clock: { now: () => 0 }, logger: silentLogger },
  });
  const members = readRows<IssueMessageRow>(dir, 'issue_messages');
  const groups: Record<string, string[]> = {};
  for (const { issue_id, message_key } of members) groups[issue_id] = [...(groups[issue_id] ?? []), message_key].sort();
  return {
    dir,
    summary,
    issues: readRows<IssueRow>(dir, 'issues'),
    members,
    lineage: readRows<LineageRow>(dir, 'issue_lineage'),
    groups,
  };
}
