-- Reads statuses and satisfaction as boards and hotlines write them; the only place that does but for `is_taken_up_again` of `lake/sql/rows.sql`, which asks whether a later status may fall behind an earlier one. Temporary.
-- A board has few words for its statuses: each is read once, and held against each pattern once, since patterns take longer to be built than words to be read.
CREATE TEMP TABLE status_words AS
WITH patterns AS (
  SELECT status,
    -- The words that deny come first: 未办结 has 办结 in it. 已 ends what a denial reaches (未逾期已办结), and 逾 and 超 belong to another one (未超期办结: in time).
    regexp_matches(status, '(未|没有|待|不予|无法|暂缓)[^，。；、,.;:：/（）() 已逾超]{0,4}(办|结案|完结|解决|完成|处理|落实|闭环|销号|修复)'
      || '|(申请|请求|建议|拟|即将|等候)[^，。；、,.;:：/（）() 已逾超]{0,2}(闭环|销号)|阶段性|阶段(办结|完成|解决)'
      || '|(办理|处理|办结|整改|解决|处置)中|正在|不予|不受理|部分|重办|重新|退回|(返工|回退|(再次|二次)(交办|转办|派单|派发|分派|办理))[）) ]*$|完成(受理|登记|转办|交办|派单|分派|审核)') AS is_open,
    -- 待评价 and 待回访 follow the settlement.
    regexp_matches(status, '办结|结案|完结|办毕|办复|已(自行|妥善|全部|闭环)?(解决|办理|完成|处理|处置|落实|整改|修复|评价|回访|销号|结)'
      || '|(办理|处理|处置|整改)完|完成(办理|处理|处置|整改)|^(已办|解决|完成)$|待(评价|回访|归档)|自办自结'
      -- Of what goes on in a closed loop (闭环管理, 销号申请) more is said.
      || '|(闭环|销号)(完成|结束)?($|[，。；、,.;:：/（）() ])') AS is_settled,
    -- Withdrawn by its author or refused: nobody waits any more, and nothing was done. What is asked for is not yet granted.
    regexp_matches(status, '撤单|撤诉|(已|自行|主动|市民|用户|群众|本人|当事人|[电求诉映报信]人)(要求)?(撤销|撤回|退单)|^(撤销|撤回|退单|无效|重复)$|作废'
      || '|(无效|重复)(工单|诉求|来电|来信|件)|不予(受理|办理)|(不属于?|不在|超出|非)[^，。；、,.;:：/（）() 已逾超]{0,6}(受理|办理|职责)范围|^已?终止'
      -- An office that sends back what another did (审核驳回) refuses nothing to the author.
      || '|不受理|不予处理|拒绝(受理|办理)|^已?(被|予以)?(驳回|拒绝)$|(诉求|来电|来信|信件|留言)已?(被|予以)?驳回')
      AND NOT regexp_matches(status,
      '(未|不能|不是|没有|待|无法|申请|请求|非|疑似)[^，。；、,.;:：/（）() 已逾超]{0,4}(撤|退单|作废|无效|重复)|重新|重办') AS is_withdrawn,
    -- The order is closed, whatever became of it. Denied only where the denial reaches it: 已办结，未归档 is finished.
    regexp_matches(status, '归档|关闭|结束|终结|结单|关单|(工单|回访)完成') AND NOT regexp_matches(status,
      '(未|不|没有|待|无法|暂缓|申请|请求|即将|等候)[^，。；、,.;:：/（）() 已逾超]{0,4}(归档|关闭|结束|终结|结单|关单|完成)')
      OR regexp_matches(status, '\b(closed|resolved|completed?|finished)\b', 'i')
      AND NOT regexp_matches(status, '\b(not|never|to be|part(ly|ially)?|re-?open(ed)?)\b', 'i') AS says_closed,
    -- Answered is not settled, but nobody waits for an answer. What has no 已 may be denied, asked for or still to come: 未直接答复, 请当面答复.
    regexp_matches(status, '已(作|作出|予|予以)?(书面|电话|短信|在线|网上|公开|当面|当场|现场|口头|直接|即时|及时|按时|按期|逾期|超期|官方)*(答复|回复|解答|办复|反馈)'
      || '|^(答复|回复|解答|反馈)$|^(书面|电话|短信|网上|公开|口头|官方|解释)(答复|回复|解答)$')
      OR regexp_matches(status, '(直接|当场|现场|当面|即时|在线)(答复|回复|解答)|(答复|回复|解答)(完毕|完成)|完成(答复|回复|解答)')
      AND NOT regexp_matches(status, '(未|不|没|无法|待|等|需|须|应|拟|将|请|要|可|能|正)[^，。；、,.;:：/（）() 已逾超]{0,4}(答复|回复|解答)|(答复|回复|解答)中') AS is_answered,
    regexp_matches(status, '已(受理|办|转|交|派|分|签收|接)|[理办置改]中') AS says_taken_up,
    -- What is no word (/, …) says nothing.
    regexp_matches(status, '\pL') AS says_something,
    regexp_matches(status, '^(暂|尚|已?逾期|已?超期|已?超时|还)?(未|待|无|没有|等待)') AS says_waiting
  FROM (SELECT DISTINCT status FROM facts WHERE status IS NOT NULL)
),
closed AS (
  SELECT *, says_closed AND NOT is_withdrawn AS is_closed, (is_settled OR is_closed) AND NOT is_open AS is_finished FROM patterns
)
SELECT status,
  is_finished OR is_answered OR says_taken_up OR (says_something AND NOT is_withdrawn AND NOT says_waiting) AS is_taken_up,
  is_finished,
  is_answered OR is_withdrawn AS nobody_waits,
  is_answered,
  is_settled OR is_closed AS speaks_of_end
FROM closed;

-- A number as a share of its scale: of the one that is named (4/5, 80 %), else of the least of 5, 10 and 100 that holds it.
CREATE TEMP MACRO share_of(number, scale) AS CASE
  WHEN number <= coalesce(scale, 100) AND coalesce(scale, 100) > 0
    THEN number::DOUBLE / coalesce(scale, CASE WHEN number <= 5 THEN 5 WHEN number <= 10 THEN 10 ELSE 100 END)
END;
CREATE TEMP MACRO is_satisfied_number(number, scale) AS
  share_of(number, scale) >= share_of(getvariable('satisfied_grade'), NULL);

-- Nor has it many words for satisfaction. True, false, or null where nobody judged: no rating, a number below zero, a call that nobody took, a rating by default.
CREATE TEMP TABLE satisfaction_words AS
WITH worded AS (
  SELECT satisfaction,
    -- The name of the field (满意度：…) is no rating. Who has nothing to be dissatisfied with is satisfied; 有无不满意 asks.
    regexp_replace(regexp_replace(lower(satisfaction), '满意(度|率|程度|情况|与否)|是否满意|满意不满意', '', 'g'),
      '(^|[^有])(没有?|无)(任何|什么)?不满意?', '\1满意', 'g') AS words
  FROM (SELECT DISTINCT satisfaction FROM facts WHERE satisfaction IS NOT NULL)
),
scaled AS (
  SELECT *, CASE WHEN regexp_matches(words, '[%％]$') THEN 100 ELSE try_cast(regexp_extract(words, '/\s*(\d+)级?$', 1) AS DOUBLE) END AS scale FROM worded
)
SELECT satisfaction, CASE
  WHEN regexp_matches(words, '默认|自动|不评|^(超时|逾期)?未评|拒|视为|视同|系统(评|好|满)') THEN NULL
  WHEN regexp_matches(words, '(不|没|未)[^，。；、,.;:：/（）() 已]{0,2}满|欠满意|差|失望|不认可|不好|一般|普通|尚可|中评|中等|^(否|中)$|[:：]否$|dissatisf|unsatisf') THEN false
  WHEN regexp_matches(words, '满意|好评|优|良好|[很常较]好|认可|^(是|良|好)$|[:：]是$|^satisf') THEN true
  WHEN regexp_matches(words, '[★☆]') THEN is_satisfied_number(length(regexp_replace(words, '[^★]', '', 'g')), 5)
  WHEN regexp_matches(words, '[一二三四五]颗?[星分]')
    THEN is_satisfied_number(strpos('一二三四五', regexp_extract(words, '([一二三四五])颗?[星分]', 1)), 5)
  -- -1 stands for a rating that nobody gave.
  WHEN regexp_matches(words, '(^|[：:=（(\s])[-－−]\s*\d') THEN NULL
  ELSE is_satisfied_number(
    try_cast(regexp_extract(words, '^\D*(\d+(?:\.\d+)?)\s*(?:颗?星|分|[%％]|/\s*\d+)?级?$', 1) AS DOUBLE), scale)
END AS is_satisfied
FROM scaled;
