import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../read-files.ts';

describe('readBatches on XML', () => {
  it('reads the elements that are messages, wherever they stand, with their replies', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns:g="urn:g"><title>来信</title><time>2024-01-01</time>
  <g:letters>
    <letter no="7"><g:title>路灯不亮</g:title><content><![CDATA[桂花路<中段>的灯坏了]]></content><time>2024-05-01 10:00:00</time>
      <replies><reply><content>已修</content><time>2024-05-02 10:00:00</time></reply></replies></letter>
    <letter no="8"><g:title>停水</g:title><content/><time>2024-05-03 10:00:00</time></letter>
  </g:letters>
</export>`;
    const { rows, rowNumbers, errors } = await readFiles({ 'letters.xml': xml });
    expect(errors).toEqual([]);
    expect(rows).toMatchObject([
      { no: '7', title: '路灯不亮', content: '桂花路<中段>的灯坏了', time: '2024-05-01 10:00:00', reply: '已修' },
      { no: '8', title: '停水', time: '2024-05-03 10:00:00' },
    ]);
    expect(rows[0]).toMatchObject({ replied_at: '2024-05-02 10:00:00' });
    expect(rowNumbers).toEqual([1, 2]);
  });

  it('reads rows of attributes, in GB18030, compressed, and without a declaration where the name says what it is', async () => {
    const row = (id: number) => `<row id="${id}" title="噪音${id}" create_time="2024-05-0${id} 10:00:00"/>`;
    const xml = `<records>${row(1)}\n${row(2)}</records>`;
    const { rows } = await readFiles({
      'a.xml': iconv.encode(xml, 'gb18030'),
      'b.xml.gz': gzipSync(`<?xml version="1.0"?>${xml}`),
    });
    expect(rows.map(({ title }) => title)).toEqual(['噪音1', '噪音2', '噪音1', '噪音2']);
  });

  it('keeps a bare & and entities that are not declared', async () => {
    const xml =
      '<?xml version="1.0"?><a><b><title>水 & 电&nbsp;&lt;</title><text><![CDATA[a & b &amp; c]]></text><time>2024-05-01</time></b></a>';
    expect((await readFiles({ 'a.xml': xml })).rows).toMatchObject([{ title: '水 & 电&nbsp;<', text: 'a & b & c' }]);
  });

  it('reads what stands before the break of a document, and fails with the line', async () => {
    const row = '<row><title>停水</title><time>2024-05-01</time></row>\n';
    const { rows, errors } = await readFiles({ 'a.xml': `<?xml version="1.0"?>\n<rows>${row}${row}<row><title>张` });
    expect(rows).toHaveLength(2);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.error.message).toContain('one that breaks off in line 4');
    expect(errors[0]?.error.message).not.toContain('张');
  });

  it('names a fault of the form without its text', async () => {
    const { errors } = await readFiles({ 'a.xml': '<?xml version="1.0"?><rows><row><title>张三</row></rows>' });
    expect(errors[0]?.error.message).toMatch(/well-formed XML, got a fault in line 1: export it anew/);
  });

  it('reads what stands before a fault', async () => {
    const row = '<row><title>停水</title><time>2024-05-01</time></row>';
    const { rows, errors } = await readFiles({
      'a.xml': `<?xml version="1.0"?><rows>${row}<row><title>张三</row></rows>`,
    });
    expect(rows).toHaveLength(1);
    expect(errors).toHaveLength(1);
  });

  it('gives up a long document that holds no messages, whatever its shape', async () => {
    const price = '<row><price>3</price></row>';
    const { errors } = await readFiles({
      'a.xml': `<?xml version="1.0"?><rows>${price.repeat(200_000)}<row><title>停水`,
      'b.xml': `<?xml version="1.0"?>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`,
    });
    expect(errors.map(({ error }) => error.code)).toEqual(['NO_HEADER', 'NO_HEADER']);
  });

  it('reads elements without a time as rows, where none has one', async () => {
    const xml = (row: string) => `<?xml version="1.0"?><rows>${row}<row><title>停电</title></row></rows>`;
    const reply = '<reply><content>已修</content></reply>';
    const { rows } = await readFiles({
      'a.xml': xml('<row><title>停水</title></row>'),
      'b.xml': xml(`<row><title>停气</title>${reply}<time>2024-05-01</time></row>`),
    });
    expect(rows.map(({ title }) => title)).toEqual(['停水', '停电', '停气', '停电']);
  });

  it('says which elements it found where none is a message', async () => {
    const { errors } = await readFiles({
      'a.xml': '<?xml version="1.0"?><rows><row><price>3</price><place>北</place></row></rows>',
    });
    expect(errors[0]?.error).toMatchObject({ code: 'NO_HEADER' });
    expect(errors[0]?.error.message).toContain('the columns price, place');
  });

  it('still reads a workbook in XML as one', async () => {
    const cells = (values: string[]) =>
      `<Row>${values.map((v) => `<Cell><Data ss:Type="String">${v}</Data></Cell>`).join('')}</Row>`;
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${cells(['标题', '时间'])}${cells(['停水', '2024-05-01'])}</Table></Worksheet></Workbook>`;
    expect((await readFiles({ 'a.xls': xml })).rows).toMatchObject([{ 标题: '停水', 时间: '2024-05-01' }]);
  });
});
