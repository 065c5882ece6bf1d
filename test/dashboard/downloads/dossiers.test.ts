import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSmallDashboard, type SmallDashboard } from '../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeAll(async () => {
  opened.small = await openSmallDashboard();
});
afterAll(() => opened.small.close());

it('an issue comes as a report under its title, as an editor called it since', async () => {
  const { small } = opened;
  const issue = 'I0000000000aa';
  const seen = (await small.json<{ issue: { title: string } }>(`/api/issues/${issue}`)).issue.title;
  const edit = { action: 'rename', issue, title: '柳荫街路灯成片不亮', seen_title: seen, by: '甲' };
  expect((await small.post('/api/edits', edit)).status).toBe(201);
  const answer = await small.get(`/api/issues/${issue}/report?format=html`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Disposition')).toContain(encodeURIComponent('柳荫街路灯成片不亮'));
  const html = await answer.text();
  expect(html).toContain('柳荫街路灯成片不亮');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toContain('<script>');
});

it('says what it cannot give', async () => {
  const { small } = opened;
  expect((await small.get('/api/issues/I000000000000/report?format=docx')).status).toBe(404);
  expect((await small.get('/api/classes/C000000000000/report?format=docx')).status).toBe(404);
  expect((await small.get('/api/issues/I0000000000aa/report?format=pdf')).status).toBe(400);
});
