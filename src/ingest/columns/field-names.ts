/** Fields of an input row, named as `--map field=column` names them. */
export const fieldNames = [
  'id',
  'author',
  'phone',
  'author_type',
  'title',
  'body',
  'time',
  'likes',
  'dislikes',
  'reply',
  'replied_at',
  'due_at',
  'region',
  'addressed_to',
  'department',
  'status',
  'satisfaction',
  'topic_given',
  'kind_given',
  'grade_manner',
  'grade_speed',
] as const;
export type FieldName = (typeof fieldNames)[number];

/**
 * Column names that exports of message boards, hotlines (12345) and petition offices use; the API names of the
 * national board are among them. Where two columns of a table are the same field, the earlier alias comes first. A name stands
 * here once, with underscores or without; one that `prefix` and `suffix` lead to only where it has to come before another.
 */
export const aliases: Readonly<Record<FieldName, string>> = {
  id: `id tid 留言编号 留言id 编号 工单编号 工单号 诉求编号 信件编号 来信编号 信访编号 信访件编号 受理编号 受理单号 流水号 业务编号 工单编码 工单id 受理编码
    问政编号 帖子编号 帖子id 投诉编号 事项编号 案件编号 件号 单号 message_id msg_id thread_id post_id case_id ticket_id order_id number no
    事件编号 事件编码 事件id 诉求编码 诉求单号 诉求id 诉求流水号 办件编号 登记编号 登记单号 登记号 受理号 案件编码 案件号 案卷号 信件号 信件id 信访件号 工单流水号 服务单号 来电编号 任务编号 任务号
    记录编号 单据编号 投诉单号 举报编号 咨询编号 求助编号 报修单号 recid eventid event_no case_no order_no ticket_no work_order_id work_order_no billno
    提案号 议案号 议案编号 建议号 热线单号 平台单号 警情单号 接警单编号 接警单号 接警号 受理流水号 信访流水号 心愿编号 建议编号 提案编号 上报编号 交办单号 转办单号 任务流水号 业务流水号 呼叫流水号 来电流水号 投诉单编号 举报单编号 work_no task_id task_no task_num acceptance_no accept_no business_no info_id record_id service_request_id
    gdbh gdbm gdid sqid xjbh lybh sqbh ajbh xfbh slbh slh ywbh lsh jqbh jjdbh
    登记单编号 查询码 查询编号 受理凭证号 受理工单号 服务工单编号 服务工单号 咨询单号 业务流水 事项编码 唯一标识 主键 uuid guid 答卷编号 答卷id
    msg_no message_no feedback_id feedback_no suggestion_id submission_id response_id comment_id weibo_id article_id doc_id data_id unique_id request_no inquiry_id inquiry_no apply_id apply_no serial_no serial_number flow_no order_code ticket_code case_code event_code complaint_code
    留言号 反馈编号 反馈单号 反馈id 建议id 提交编号 表单编号 申请编号 申请单号 受理单编号 业务id 业务主键 数据id 数据编号 系统编号 系统id 唯一编号 唯一id 唯一码 评论id 评论编号 微博id 文章id 文章编号
    表单号`,
  author: `author 留言用户 用户 用户名 用户名称 用户昵称 留言人 留言者 网友 网友昵称 网友名称 昵称 发帖人 作者 姓名 来信人 来信人姓名 写信人
    来电人 来电人姓名 诉求人 诉求人姓名 反映人 反映人姓名 投诉人 投诉人姓名 举报人 信访人 信访人姓名 市民姓名 联系人 联系人姓名 申请人
    提问人 咨询人 user_name user nick_name user_id uid poster writer
    诉求者 来电者 反映者 投诉者 提问者 客户姓名 客户名称 客户 市民 市民名称 群众姓名 用户姓名 留言人姓名 举报人姓名 咨询人姓名 求助人 求助人姓名 申请人姓名 写信人姓名 报修人 报修人姓名 建议人 建言人
    发信人 微信昵称 citizen_name customer_name caller_name
    求助者 求助人员 爆料人 报料人 报警人 报警人姓名 反映人员 网名 问政人 问政者 问政者名称 提出人 来访人 来访人姓名 举报者 留言者姓名 留言者昵称 petitioner complainant contact_name
    提案人 提案者 第一提案人 领衔代表 领衔人 提出代表 陈情人 陈情者
    sqr sqrxm ldr ldrxm lxr lxrxm xfr xfrxm tsr tsrxm fyr fyrxm lyr xm
    提交者 填写者 反映人名称 信访人名称 诉求人名称 来电市民 市民昵称 来电者姓名 投诉者姓名 建议人姓名 来电姓名 报案人 报案人姓名 反映群众 网民 网民昵称 网友名 作者昵称 用户账号 发布者 发布人 发帖者 评论人 评论者 博主 微博昵称 requester caller reporter
    名字 投诉人员 举报人员 咨询人员 诉求人员 来电人员 信访人员 用户id 留言用户id 留言人id 网友id 发布人id 发帖人id 作者id 会员id member_id`,
  phone: `phone 来电号码 来电电话 来电人电话 主叫号码 主叫电话 呼入号码 联系电话 联系号码 联系人电话 诉求人电话 诉求人联系电话 反映人电话 投诉人电话 举报人电话 咨询人电话 求助人电话 报修人电话 市民电话 群众电话 客户电话
    手机号码 手机号 电话号码 用户手机 用户手机号 caller_number caller_phone calling_number phone_number mobile mobile_phone contact_phone citizen_phone telephone
    联系方式 来电人联系方式 诉求人联系方式 联系人联系方式 反映人联系方式 投诉人联系方式 举报人联系方式 求助人联系方式 咨询人联系方式 市民联系方式 群众联系方式 用户联系方式 客户联系方式 ldhm lxdh sjhm sjh
    来电人号码 诉求人号码 反映人联系电话 联系手机 联系人手机 手机 电话 来电显示 caller_no tel contact_tel link_tel
    求助号码 诉求号码 反映号码 投诉号码 诉求电话 反映电话 信访人联系电话 信访人电话`,
  author_type: `author_type 用户类型 留言人类型 诉求人类型 来信人类型 主体类型 身份类型 人员类型 user_type`,
  title: `title 留言主题 留言标题 主题 标题 诉求标题 诉求主题 来信标题 信件标题 信访标题 工单标题 工单主题 事件标题 事项标题 事项名称 问题标题 帖子标题
    投诉标题 问政标题 题目 subject headline topic_title message_title
    事件名称 案件名称 案件标题 诉求名称 问题名称 工单名称 信件名称 信件主题 来信主题 咨询标题 建议标题 提问标题 event_title order_title case_title
    提案标题 提案题目 提案名称 议案标题 议案题目 议案名称 建议题目 建议名称 主旨 案由
    诉求事由 投诉事由 信访事由 来信题目 信件题目 标题名称 来电标题 来电主题 event_name case_name bt gdbt xjbt lybt sqbt
    信访件标题 来件标题 来件主题 主贴标题 提问主题 主题名称 内容标题 标题内容 简要标题 问题简要 工单名 文章标题
    q_title`,
  body: `body 留言详情 留言内容 详情 内容 正文 诉求内容 诉求详情 诉求描述 来信内容 信件内容 信访内容 工单内容 工单描述 事件内容 事件描述 问题描述
    问题内容 问题详情 反映内容 反映问题 反映情况 帖子内容 投诉内容 投诉详情 咨询内容 事项内容 事项描述 主要内容 受理内容 来电内容 描述
    content text message message_text details detail description
    诉求内容描述 内容描述 详细内容 详细描述 具体内容 工单详情 案件描述 案件内容 案件详情 事件详情 事件概述 信件详情 信件正文 来信正文 来信详情 留言正文 反映问题描述 反映事项 来话内容 通话内容 来电诉求 求助内容
    举报内容 建议内容 提问内容 报修内容 情况描述 问题详述 市民诉求 群众诉求 反映诉求 诉求 诉求概述 诉求摘要 内容摘要 诉求概要 概况信息 投诉请求 反馈描述 event_desc event_description event_content order_content orderdesc case_desc problem_desc desc
    诉求原文 信件原文 简要警情 简要案情 案情描述 案情摘要 事件经过 反映问题内容 反映的问题 主要诉求 具体诉求 市民反映 群众反映 市民反映内容 群众反映内容 市民诉求内容 群众诉求内容 投诉举报内容 咨询投诉内容 意见内容 意见建议内容 建议详情 投诉问题 概况
    提案内容 提案正文 提案全文 议案内容 议案正文 建议正文 建议全文 陈情内容 陈情事项
    诉求说明 问题说明 情况说明 描述信息 内容详情 问题概述 问题简述 问题摘要 主要问题 反映主要问题 诉求要点 事情经过 简述 概述 摘要 工单摘要 来电诉求内容 来电反映内容 problem_description question_description describe discription nr gdnr sqnr xjnr lynr lxnr ldnr tsnr zxnr fynr xfnr slnr nrms wtms
    内容概要 主要内容摘要 概况信息摘要 问题反映 具体问题 案情 主贴内容 文章内容 原文 微博内容 微博正文 博文 博文内容 评论内容 通话文本 转写文本 转写内容 录音转写 话务内容 心愿内容 民意内容 社情民意内容 困难诉求 急难愁盼问题 summary
    登记内容 query_content q_content`,
  time: `time 留言时间 留言日期 发布时间 发布日期 日期时间 发表时间 发帖时间 提交时间 创建时间 来信时间 来信日期 写信时间 写信日期 信访时间 信访日期
    登记时间 登记日期 受理时间 受理日期 来电时间 来电日期 诉求时间 诉求日期 反映时间 投诉时间 投诉日期 工单时间 建单时间 建单日期 提问时间 时间 日期
    dateline created_at create_time created publish_time post_time date datetime timestamp
    留言提交时间 诉求提交时间 诉求登记时间 诉求受理时间 受理登记时间 工单创建时间 工单受理时间 工单登记时间 上报时间 上报日期 来话时间 来话日期 提单时间 提单日期 提交日期 创建日期 反映日期 致电时间 致电日期 呼入时间
    呼叫时间 来件时间 来件日期 收件时间 收件日期 收信时间 接件时间 录入时间 录入日期 填报时间 立案时间 下单时间 生成时间 举报时间 举报日期 求助时间 咨询时间 咨询日期 发表日期 发帖日期 事件时间
    事发时间 发生时间 发生日期 report_time submit_time accept_time accept_date call_time created_time create_date register_time event_time
    提交答卷时间 提交日期时间 收信日期 来访时间 来访日期 报警时间 接警时间 接报时间 来电受理时间 接诉时间 接诉日期 受理登记日期 立案日期 采集时间 发现时间 发现日期 提出时间 提出日期 接听时间 建立时间 开单时间 来电受理日期 记录时间 上传时间 加入时间
    提案时间 提案日期 陈情时间 陈情日期
    ask_time add_time add_date input_time input_date pub_time pub_date publish_date public_date registration_time register_date record_time write_time apply_time call_date gmt_create ctime rec_time requested_datetime submitted_at write_date 提问日期 询问时间 询问日期 发起时间 slsj djsj ldsj lxsj lysj fbsj tjsj cjsj sqsj xfsj tssj zxsj fysj slrq djrq lxrq tjrq cjrq fbrq xfrq ts
    来电登记时间 来电接入时间 来电开始时间 通话开始时间 呼入开始时间 接线时间 接线日期 接入时间 进线时间 反映问题时间 登记受理时间 受理日期时间 投递时间 来函时间 来函日期 来文时间 来文日期 填写时间 填写日期 结束答题时间 答题结束时间 评论时间 发文时间 crt_time create_dt created_on insert_time gmt_created call_start_time ask_date 收到时间 收到日期 reported_at received_at received_date received_time date_received opened_at opened_date date_opened
    新建时间 visit_time query_date query_time q_time`,
  likes: `likes 点赞数 点赞 点赞量 赞 赞数 支持数 支持 顶 关注数 fav_num like_count like like_num praise_num upvotes support
    点赞数量 点赞次数 赞同数 支持人数 支持量 附议数 附议人数
    点赞人数 赞成数 赞成人数 praise_count praise zan zan_num agree_count agree_num support_count support_num thumbs_up dzs likes_count 按赞数 按赞`,
  dislikes: `dislikes 反对数 反对 踩 踩数 不支持数 dislike dislike_count oppose_num downvotes against`,
  reply: `reply 答复意见 答复内容 答复 回复内容 回复 回复意见 官方回复 官方答复 官方回应 答复市民内容 答复市民要点 回复市民内容 回复市民情况 办理结果 处理结果 办理答复 办理情况 处理意见 办理意见
    办结内容 办结意见 处置结果 处理情况 反馈内容 回复详情 答复详情 answer_content reply_content answer response
    办结情况 办结结果 办结回复 办理反馈 办理内容 处置意见 处置情况 处置反馈 处理内容 处理反馈 反馈意见 反馈结果 反馈情况 回复情况 回复结果 答复情况 答复结果 部门回复 部门答复 单位回复 单位答复 承办结果 承办意见
    承办单位意见 承办单位回复 承办单位答复 承办单位回复内容 承办单位答复内容 承办部门回复 承办部门答复 部门回复内容 部门答复内容 核实情况 核查情况 调查情况 调查处理情况 答复市民情况 管理员回复 平台回复 客服回复 回答 回答内容 reply_text handle_result deal_result handle_opinion
    办理情形 处理情形 回馈内容
    反馈结论 回应内容 公开答复 公开答复内容 政府回复 领导回复 受理单位回复 办理回复 处理答复 反馈答复 办复意见 办复内容 结案意见 结案内容 答复意见书 回复正文 答复正文 回复信息 部门处理意见 部门办理情况 部门办理意见 办理结果反馈 处理结果反馈
    处警情况 处警结果 出警情况 处理说明 处置说明 办理说明 处理措施 处置措施 整改情况 解决情况 落实情况 处理经过 办理经过 reply_info reply_infos reply_list answers re_content rep_content answer_text 承办单位办理结果 承办单位办理情况 承办单位反馈 承办单位反馈内容 承办单位反馈意见 承办单位反馈结果 承办单位处理结果 承办单位处理情况 办结反馈内容 单位反馈结果 单位反馈内容 办结说明 handling_result solving_result process_result deal_opinion reply_body 解答 解答内容 答案
    dfnr dfyj bjyj bljg cljg czjg blqk clqk czqk blyj clyj hfnr hfyj 受理意见
    部门反馈 单位反馈 职能部门反馈 主办单位意见 答复口径 对外答复 公开回复 公开回复内容 回复市民 回复群众内容 反馈给市民内容 落实结果 处理过程 办理过程 handle_content deal_content handling_opinion official_reply reply_msg resolution resolution_description resolution_notes
    管理回复 后台回复 版主回复 投诉反馈 信访反馈 诉求反馈 官方回帖 解决结果 处置过程 result_content solution solution_result a_content`,
  replied_at: `replied_at 答复时间 答复日期 回复时间 回复日期 办结时间 办结日期 办理时间 处理时间 办复时间 完成时间 处置时间 反馈时间 结案时间 办毕时间 完结时间 answer_dateline answer_time reply_time reply_date reply_at answered_at response_time
    实际办结时间 处置日期 处理日期 办理日期 反馈日期 完成日期 结案日期 完结日期 办结反馈时间 部门回复时间 部门答复时间 处理完成时间 办理完成时间 回单时间 handle_time deal_time finish_time close_time
    实际回复时间 实际答复时间 答复发布时间 回复发布时间 办结完成时间 办结归档时间 处置完成时间 处理完毕时间 首次答复时间 首次回复时间 完工时间 完工日期 承办单位办结时间 承办单位反馈时间 承办单位答复时间 承办单位回复时间 归档时间 归档日期 reply_dateline rep_time handle_finish_time answer_date complete_time completed_at finish_date
    close_date archive_time solving_time dfsj dfrq deal_date handle_date 解答时间 解答日期 bjsj bjrq blsj clsj jasj wcsj hfsj hfrq 响应时间
    答复完成时间 处理完成日期 办理完成日期 结果反馈时间 审核办结时间 结单时间 关单时间 闭环时间 销号时间 resolved_at closed_at done_time responded_at resolution_date 回答时间 回答日期
    官方回帖时间 result_time re_date re_time a_time`,
  due_at: `due_at 延期后办理时限 延期后办结时限 延期后时限 延期后办结时间 办理时限 办结时限 处理时限 处置时限 办理期限 办结期限 处理期限 处置期限 答复时限 答复期限 回复时限 回复期限 反馈时限 反馈期限 整改时限 整改期限
    办理截止时间 办结截止时间 处理截止时间 答复截止时间 回复截止时间 反馈截止时间 办理截止日期 办结截止日期 答复截止日期 回复截止日期 限办时间 限办日期 限时办结时间 限期办结时间 限期办结日期
    应办结时间 应办结日期 应结时间 承诺办结时间 规定办结时间 规定完成时间 工单时限 到期时间 应答复时间 应回复时间 应反馈时间 要求办结时间 要求完成时间 要求答复时间 要求回复时间 要求反馈时间
    deadline due_date due_time due_dateline limit_time limit_date end_limit finish_limit handle_deadline deal_deadline reply_deadline answer_deadline blsx bjsx clsx blqx
    规定回复时间 规定答复时间 规定反馈时间`,
  region: `region 地区 区域 所属地区 所属区域 所在地区 所在区域 行政区划 行政区 区县 所属区县 归属地 属地 问题属地 事发地区 诉求区域 所属区划 所属区 所属县
    所属县区 所属区县市 所在区县 所在县区 所在区 受理区域 事发区域 事发区县 发生区域 发生地区 案发区域 问题区域 反映区域 诉求地区 属地区县 属地区域
    行政区域 行政区划名称 县市区 区县市 市县区 县区 市县 区划 辖区 所属辖区 区 县 所属街道 街道 镇街 乡镇 省市 城市 area area_name district
    city county location 属地街道 所在街道 所属乡镇 所在乡镇 所属镇街 街道乡镇 乡镇街道 街镇 镇 乡 town 地市 所属市 所属城市 市
    归属区县 归属区 归属县 归属街道 归属地市 区(市)县
    所属行政区 归属区域 涉及区域 涉事区域 区市 旗县区 旗县 县市区旗 所在镇街 所属镇街道 所属镇 所属乡镇街道 所在乡镇街道 镇街道 乡镇街办 事发镇街 事发街道 事发乡镇 涉及区县 事发地所属区县 事发地区县 发生镇街 area_code_area area_code_street xzqh 街乡镇 所属街乡镇 所在街乡镇 xzqhmc ssqy ssqx szqx szqy qxmc ssjd ssxz
    所属街镇 归属镇街 归属街镇 归属行政区 事发行政区 所属地市 涉事地区 涉事区县 问题所在地区 street_name`,
  addressed_to: `addressed_to 留言对象 收信对象 收信人 领导 对象 问政对象 留言领导 信箱 信箱名称 写信对象 投诉对象 forum_name forum addressee recipient
    受文单位 问政单位 问政部门 问政机构 问政主体 咨询部门 咨询单位 咨询对象 提问对象 收信单位 收信部门 收件单位 收件人 递送部门 来信对象 信箱类别 信箱类型`,
  department: `department 承办单位 办理单位 答复单位 回复单位 答复机构 回复机构 处理单位 主办单位 责任单位 处置单位 承办部门 办理部门 处理部门
    处置部门 主办部门 责任部门 答复部门 回复部门 受理单位 受理部门 部门 单位 answer_organization organization reply_unit dept handling_department
    部门名称 主责单位 主责部门 主办机构 牵头单位 牵头部门 承办机构 办理机构 处理机构 受理机构 办件单位 办件部门 办结单位 承办科室 经办单位 经办部门 接收单位 接收部门 落实单位 办结部门 responsible_unit
    deal_unit deal_dept handle_unit handle_dept undertake_unit main_unit
    承办机关 办理机关 处理机关 答复机关 回复机关 受理机关 主办机关 主办处室 承办处室 责任处室 承办局委 回文单位 回应单位 管辖单位 管辖部门 处警单位 出警单位 处置责任单位 一级承办单位 二级承办单位 末级承办单位 当前承办单位 当前处理部门 当前办理单位 派遣部门 转办单位
    reply_dept reply_department reply_org reply_organization answer_dept answer_unit answer_org org_name accept_dept duty_dept responsible_dept host_dept main_dept execute_dept undertake_dept deal_org handle_org assigned_department assigned_dept agency_responsible 解答单位 解答部门 采纳单位 cbdw cbdwmc cbbm zbdw zbbm bldw czdw cldw dfdw hfdw zrdw zrbm slbm sldw
    派单部门 派单单位 派发单位 派发部门 分派部门 分派单位 转送单位 反馈单位 反馈部门 职能部门 归口部门 归口单位 牵头办理单位 接单单位 接单部门 承接单位 责任主体 涉及部门 涉及单位 受理科室 agency agency_name
    末级处置单位 末级处置部门 回答单位 回答部门 reply_agency answer_agency organ_name`,
  status: `status 办理状态 状态 处理状态 留言状态 信件状态 工单状态 办理进度 进度 答复状态 回复状态 当前状态 当前环节 state_info state
    处置状态 办结状态 办件状态 案件状态 信访状态 当前进度 当前流程 当前节点 当前步骤 流程状态 流程环节 处理进度 处理环节 办理环节 受理状态 当前阶段 办理阶段 处理阶段
    处置进度 办理进展 流转状态 流转环节 环节 所处环节 办理情况状态 业务状态 采纳状态 handle_status process_status deal_status current_status blzt gdzt clzt xjzt ajzt dqzt
    流程节点 结案状态 处理结果状态`,
  satisfaction: `satisfaction 满意度 满意度评价 评价 评价结果 用户评价 群众评价 办理满意度 是否满意 满意情况 满意程度 回访满意度 群众满意度 市民评价 结果满意度 satisfaction_degree rating evaluation
    满意 满意评价 评价满意度 评价等级 评价星级 星级评价 服务满意度 服务评价 总体评价 综合评价 办理评价 诉求人满意度 诉求人评价 群众满意情况 回访满意情况 测评结果 回访评价 回访结果 信访人评价 投诉人评价 satisfaction_score satisfy satisfied
    satisfylevel
    市民满意度 来信人评价 来访人评价 网友评价 网民评价 群众评价结果 市民评价结果 市民满意情况 诉求人满意情况 市民评分 总体满意度 回访总体满意度 办理结果满意度 办件满意度 满意度评分 满意度得分 评分 评价分数 评价得分 满意状态 满意度结果 满意度评价结果 满意度测评结果 回访评价结果 回访满意度结果 综合满意度 办理结果是否满意 对办理结果是否满意 短信评价结果 result_satisfied public_satisfaction evaluate_level evaluate_result visit_satisfaction satisfaction_level
    satisfy_degree myd mydpj pjjg
    结果评价
    短信评价满意度 短信满意度`,
  topic_given: `topic_given 一级分类 一级标签 领域 所属领域 留言领域 分类 类别 问题分类 问题类别 诉求分类 诉求类别 内容分类 事项分类 行业
    主题分类 domain_name domain category label topic
    一级类别 一级目录 一级事项 信件分类 信访分类 投诉分类 工单分类 诉求大类 问题大类 事项大类 事件大类 案件大类 大类 内容类别 主题类别 事项类别 所属分类 所属类别 行业分类 行业类别 业务分类 业务领域 业务类别 归口分类
    归口类别 留言内容分类 问题领域 主题词 main_type
    一级业务分类 业务一级分类 一级归口 一级诉求分类 事项一级分类 一级事项分类 内容一级分类 内容分类一级 热点分类 诉求归口 诉求标签 问题标签 类目 所属类目 栏目 所属栏目 level_one level1 content_category case_accord_type_one_name yjfl sqfl nrfl wtfl
    诉求归类 问题归类 事项归类 一级诉求 一级问题 所属行业`,
  kind_given: `kind_given 诉求类型 留言类型 信件类型 来信类型 信访类型 工单类型 类型 事项类型 问题类型 诉求性质 信访目的 来信目的 type_name type kind message_type
    类型名称 来电类型 受理类型 业务类型 服务类型 办件类型 留言类别 信件类别 来信类别 来电类别 信访类别 工单类别 诉求种类 诉求形式
    工单性质 信件性质 来信性质 留言性质 信访种类 写信类型 写信目的 问政类型 诉求目的 受理类别 服务类别 appeal_type order_type letter_type petition_type sqlx gdlx xjlx lylx wtlx ywlx xfmd
    信件种类 来件类型`,
  grade_manner: `grade_manner 态度评分 办理态度 态度 服务态度 办理态度评分 办理态度分 态度分 handle_attitude`,
  grade_speed: `grade_speed 速度评分 办理速度 速度 办理速度评分 办理速度分 速度分 handle_speed`,
};

/** What stands for a field where a table has no other column of it: the least vague first, since elsewhere each is something else. */
export const lastResorts: Readonly<Record<'body' | 'time', RegExp>> = {
  body: /^(?:诉求事项|信访事项|反映事由|意见(?:[和与及或])?建议|建议|留言|提问|咨询问题|问政问题|问题|心愿|微心愿|question|suggestion|query)(?:(?:是|有)(?:什么|哪些))?\??$/u,
  time: /(?:交办|派单|转办|派遣|分派|分办|下派|接单|签收|推送|同步|公开|公示)(?:时间|日期)$|^(?:dispatch|assign|send)(?:time|date)$/u,
};

/** How forms put a question (4、请填写您的诉求内容). */
export const question =
  /^(?:q?\d{1,2}[.)]?)?(?:请(?:详细|简要|您)?(?:填写|输入|描述|选择|留下|说明)?)?(?:[您你](?:要|想|所)?(?:(?:反映|咨询|投诉|求助|举报|提出|提交)的?|在的?|的)?)?(?=..)/u;

/**
 * What names of one system begin with (工单办结时间, order_content), and how forms put a question (4、请填写您的诉求内容); and what
 * ends the column of a code's words (承办单位名称): what is left is looked up where the whole name is not known.
 */
export const prefixes: readonly RegExp[] = [
  /^12345(?:热线)?(?=..)/u,
  question,
  /^(?:首次|初次|第?[一二三]次|再次|最后|最新|实际|当前|目前|原始|市级|区级|县级|镇级|街镇)(?=..)/u,
  /^(?:转办|交办)[单件](?=..)/u,
  /^(?:工单|诉求|信件|事件|案件|办件|来信|信访|问政|咨询|投诉|举报|求助|反映|报修|爆料|报料|报警|接警|警情|来访|事项|问题|案卷|心声|留言|帖子|帖文|网帖|官方|最终)(?=..)/u,
  /^(?:appeal|workorder|order|ticket|case|event|letter|mail|petition|complaint?|consult|question|submit|report|thread|post|comment|leave(?:word)?|message|msg)(?=..)/,
];
/** And what tells columns of one name apart (承办单位2, and 内容.1 as pandas writes it), or stands within (来信（访）时间). */
export const additions = /(?<=\p{Script=Han})\d{1,2}$|\.\d{1,2}$|\([^()]*\)/gu;
export const suffix = /(?<=..)(?:名称|name)$/u;
/** What a list of replies is called by one of them: answerList, replyVOList, 回复列表, 答复记录. */
export const listEnding = /(?:(?:vo|dto|info|item|record)?list|(?:vo|dto|info|item|record)s|列表|记录)$/u;
/** Fields whose values have codes and words: a name of a reply or a time is another thing. */
export const codedFields: ReadonlySet<FieldName> = new Set([
  'author_type',
  'region',
  'addressed_to',
  'department',
  'status',
  'topic_given',
  'kind_given',
]);
/**
 * Who speaks in a text (来电人诉求) or rates (群众是否满意), and who replies (主办单位回复), in names of such columns alone: 市民编号 and
 * 部门编号 are no ids of messages, 市民描述 is not what a citizen wrote.
 */
export const speakers: readonly (readonly [RegExp, readonly FieldName[]])[] = [
  [
    /^(?:来电[人者]?|市民|群众|网友|网民|(?:诉求|信访|投诉|反映|举报)[人者])(?!(?:内容|描述|详情|满意)$)(?=..)/u,
    ['body', 'satisfaction'],
  ],
  [/^(?:回访|对\p{Script=Han}{1,12}的)(?=..)/u, ['satisfaction']],
  // What an office of some level did with an order (街道办理情况, 区交办办结期限).
  [
    /^(?:街道|镇街|社区|[省市区县镇乡街村])(?:级|直)?(?:交办|转办|派单|下派)?(?=..)/u,
    ['reply', 'replied_at', 'due_at', 'department', 'status'],
  ],
  [/^(?:线上)?督办[单件](?=..)/u, ['reply', 'replied_at', 'satisfaction', 'status', 'department']],
  // When it was taken down, where nothing else says so.
  [/^(?:系统|客服|平台|坐席|话务员?)(?=..)/u, ['time', 'replied_at']],
  // Where the matter is, whoever tells of it.
  [/^(?:被(?:反映|投诉|举报|诉)|问题(?:发生|所在)|涉及|涉事|事发|案发|事件发生)(?:地|所在)?(?=.)/u, ['region']],
  [/^(?:职能|承办|主办|责任|办理|处置|牵头|相关)?(?:部门|单位|机构)(?=..)/u, ['reply', 'replied_at', 'status']],
];
/** Slips of who makes forms, and what is meant. */
export const misspelt: readonly (readonly [RegExp, string])[] = [
  [/述求/gu, '诉求'],
  [/截至(?=时间|日期)/gu, '截止'],
];
/** What explains a name behind it, as systems that take their header from comments on columns write it: 投诉单号，格式“TS+年月日”; 状态 1正常 0已删除. */
export const explanation = /(?:\s*[，,；;]|[：:]\s*\d|\s+\d{1,2}\s*[=：:\-—]?\p{Script=Han}).*$/su;
/** Words behind a name of a text or a reply that say no more: 处理结果说明. */
export const filler = /(?<=..)(?:内容|描述|情况|说明|详情)$/u;
/** Rests that say another thing after a word than alone: 诉求单位 is who complains, 事件类型 what it is about. */
export const vague: ReadonlySet<string> = new Set('对象 单位 部门 领导 类型 支持'.split(' '));
export const vagueAfterPrefix: ReadonlySet<string> = new Set([
  ...vague,
  // 部门联系电话 is whom to ask.
  ...'联系方式 联系电话 联系号码 手机号码 手机号 电话号码 电话 手机 tel'.split(' '),
  ...'phone mobile telephone phonenumber type kind user username userid uid poster writer dept department organization location support'.split(
    ' ',
  ),
]);
