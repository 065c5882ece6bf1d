import { expect, it } from 'vitest';
import { parseProposal } from '../../../../src/cluster/themes/asks/parse-proposal.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import {
  findCut,
  findRareAsks,
  findTooExact,
  findTooNarrow,
  findTooWide,
} from '../../../../src/cluster/themes/titles/fitting-words.ts';

const texts = [
  '泳池开到晚上九点',
  '泳池关得太早，开到十点吧',
  '泳池晚点关门',
  '泳池能不能通宵开放',
  '泳池早上开到晚上九点最好',
].map((title) => ({ title, body: '' }));

it('tells what few say up to when', () => {
  const isTooExact = findTooExact(texts);
  expect(isTooExact('泳池开到十点')).toBe(true);
  expect(isTooExact('泳池晚点关门')).toBe(false);
  expect(findTooExact(texts.slice(0, 1))('泳池开到晚上九点')).toBe(false);
});

it('tells what few want all night', () => {
  expect(findTooWide(texts)('泳池通宵开放')).toBe(true);
  expect(findTooWide(texts)('泳池晚点关门')).toBe(false);
  expect(findTooWide(texts.slice(3, 4))('泳池通宵开放')).toBe(false);
});

it('tells which asks few make, whatever group they are of', () => {
  const { lexicon } = loadThemeModel(themeSettings.parse({}));
  const read = (titles: readonly string[]) =>
    titles.map((title) => ({ title: parseProposal(title, lexicon), passages: [] }));
  const longer = ['渡船延长', '渡船延长一点', '渡船要延长', '渡船延长吧', '渡船该延长', '渡船延长些', '把渡船延长'];
  const added = (ask: string | null) => ({ ask, group: 'add' });
  const isRare = findRareAsks(read([...longer, '新建渡船']), lexicon);
  const asked = ['新建', '延长', null, '摇橹'].map((ask) => isRare(added(ask)));
  expect(asked).toEqual([true, false, false, false]);
  expect(findRareAsks(read([...longer.slice(1), '新建渡船']), lexicon)(added('新建'))).toBe(false);
});

it('counts who asks a word in the sense that it has beside the object', () => {
  const { lexicon } = loadThemeModel(themeSettings.parse({}));
  const later = Array.from({ length: 7 }, () => '夜班渡船末班车时间延长');
  const readings = [...later, '新建渡船'].map((title) => ({ title: parseProposal(title, lexicon), passages: [] }));
  const isRare = findRareAsks(readings, lexicon);
  expect(isRare({ ask: '延长', group: 'time' })).toBe(false);
  expect(isRare({ ask: '新建', group: 'add' })).toBe(true);
});

it('tells which words few use, where half use the general word that these end with', () => {
  const { lexicon } = loadThemeModel(themeSettings.parse({}));
  const write = (...titles: readonly string[]) => titles.map((title) => ({ title, body: '' }));
  const isNarrow = findTooNarrow(write('医院太远', '新建医院', '医院排队', '盼建医院', '新建儿童医院'), lexicon);
  expect(['儿童医院', '医院', null].map(isNarrow)).toEqual([true, false, false]);
  expect(findTooNarrow(write('新建儿童医院', '医院太远', '医院排队'), lexicon)('儿童医院')).toBe(false);
  const fewHospitals = write('新建儿童医院', '路灯不亮', '停水', '断电', '公交太少');
  expect(findTooNarrow(fewHospitals, lexicon)('儿童医院')).toBe(false);
});

it('tells which titles begin within a name', () => {
  const { lexicon } = loadThemeModel(themeSettings.parse({}));
  const write = (...titles: readonly string[]) => titles.map((title) => ({ title, body: '' }));
  const isCut = findCut(write('修缮陆开云纪念馆', '陆开云纪念馆漏雨', '去陆开云纪念馆的路不好走'), lexicon);
  expect(isCut('开云纪念馆漏雨')).toBe(true);
  // Begins with no verb, though all write the same character before it.
  expect(isCut('云纪念馆漏雨')).toBe(false);
  expect(findCut(write('建议开云纪念馆', '请开云纪念馆'), lexicon)('开云纪念馆')).toBe(false);
});
