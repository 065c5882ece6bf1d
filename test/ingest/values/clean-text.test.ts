import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../../src/ingest/values/clean-text.ts';

describe('cleanText', () => {
  it('takes away the tabs and line ends that an export put around a text', () => {
    expect(cleanText('\n\t\t\t\t\n\t\t\t\t路灯坏了。\n\t\t\t\t\n\t\t\t\t\n\t\t\t')).toBe('路灯坏了。');
  });

  it('keeps paragraphs, and one blank line where a flood of them stood', () => {
    expect(cleanText('第一段\r\n第二段\r\n\r\n \u3000\r\n\t\n\n第三段')).toBe('第一段\n第二段\n\n第三段');
  });

  it.each([
    ['路灯坏了。_x000D_\n请维修。_x000D_', '路灯坏了。\n请维修。'],
    ['路灯坏了。\\r\\n请维修。\\n谢谢', '路灯坏了。\n请维修。\n谢谢'],
    ['见 D:\\news\\report', '见 D:\\news\\report'],
  ])('makes line ends of those that an export wrote out: %s', (written, text) => {
    expect(cleanText(written)).toBe(text);
  });

  it.each([
    ['<p>您好</p><p>路灯坏了</p>', '您好\n\n路灯坏了'],
    ['您好<br>路灯<br/>坏了<BR />', '您好\n路灯\n坏了'],
    ['<span style="font-size:14px;color:#333">路灯</span>坏了', '路灯坏了'],
    ['<a href="https://x.example/?a=1>2">链接</a>', '链接'],
    ['<img src="a.png" alt="图"/>如图', '如图'],
    ['<b>重要</b>', '重要'],
    ['<script>alert(1)</script>正文<!-- 注释 -->', '正文'],
    ['<o:p></o:p>正文</p>', '正文'],
    ['一&nbsp;二&lt;三&gt;&amp;&#22235;&#x4e94;&ldquo;六&rdquo;', '一 二<三>&四五“六”'],
    ['&amp;nbsp;&amp;amp;正文', '&正文'],
    ['路灯&#0;坏了&#x110000;', '路灯坏了'],
    ['路灯&#xd800;坏了&#xdfff;', '路灯坏了'],
    ['谢谢&#55357;&#56832;，坏了&#xd83d;', '谢谢😀，坏了'],
    ['&lt;p&gt;转义的段落&lt;/p&gt;', '转义的段落'],
  ])('undoes HTML: %s', (html, text) => {
    expect(cleanText(html)).toBe(text);
  });

  it.each([
    '若a<b则c>d',
    '当a<b>c时',
    '收入<3000元',
    '<<城市规划>>',
    '甲&乙',
    '甲&foo;乙',
    '1<2',
    '<某小区>没有路灯',
    '&#xZZ;',
  ])('leaves alone what is no HTML: %s', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('reads a run of digits in key caps or circles as digits, and leaves the marks of lists', () => {
    expect(cleanText('1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣')).toBe('13812345678');
    expect(cleanText('电话①③⑧①②③④⑤⑥⑦⑧')).toBe('电话13812345678');
    expect(cleanText('①路灯②井盖 1️⃣停水')).toBe('①路灯②井盖 1️⃣停水');
  });

  it.each([
    ['关 于 青 柳 路 3 号 噪 音 扰 民', '关于青柳路3号噪音扰民'],
    ['您 好 ， 我 是 云 坪 村 的 村 民，电 话 1 3 8 1 2 3 4 5 6 7 8 。', '您好，我是云坪村的村民，电话13812345678。'],
    ['路　灯　坏　了　吗', '路灯坏了吗'],
    ['东 西 南 北 都没有路灯 我 们 等了很久', '东 西 南 北 都没有路灯 我 们 等了很久'],
    ['我在 云坪 买 了 房 没 办法', '我在 云坪 买 了 房 没 办法'],
  ])('closes up what stands character by character: %s', (written, text) => {
    expect(cleanText(written)).toBe(text);
  });

  it('removes control and invisible characters and halves of characters', () => {
    expect(cleanText('138\u200d1234\u202d5678\u202c👨\u200d👩\u200d👧')).toBe('13812345678👨\u200d👩\u200d👧');
    expect(cleanText('\u{1d7cf}\u{1d7d1}\u{1d7e8}\u{1d7ff}')).toBe('1369');
    expect(cleanText('路\u0000灯\u0007\u200b\ufeff坏\ud800了\u0085😀')).toBe('路灯坏了😀');
  });

  it('gives well-formed text without control characters, in time linear in its length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          const clean = cleanText(text);
          expect(/\p{Surrogate}/u.test(clean)).toBe(false);
          expect(/(?![\n\t])\p{Cc}/u.test(clean)).toBe(false);
          expect(clean).toBe(clean.trim());
        },
      ),
    );
    // With the square of the length this would take minutes, and the test would end by its limit of time.
    for (const unit of ['\t', ' ', '\n', '<a ', '<p "', '&amp;', '<!--', '<script>']) {
      expect(cleanText(`x${unit.repeat(200_000)}y`).startsWith('x')).toBe(true);
    }
  });
});

describe('cleanLine', () => {
  it('makes one line of a title with line breaks and tabs inside', () => {
    expect(cleanLine('\t关于路灯\n\t 的建议\t（第二次） ')).toBe('关于路灯 的建议 （第二次）');
    expect(cleanLine('路灯 \n \n\u3000\t坏了')).toBe('路灯 坏了');
    // As above: minutes with the square of the length.
    const flood = ' '.repeat(200_000);
    expect(cleanLine(`x${flood}y\n${flood}z`) === `x${flood}y z`).toBe(true);
  });
});
