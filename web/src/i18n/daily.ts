/** Words of the daily work: cases, portraits, the programme, village assets. Keys of both languages are held equal by a test. */
export const dailyZh = {
  cases: {
    title: '整治案件', note: '疑点立案后依程序办理；每一步写明条文、证据和期限，不合程序的一步系统不予受理。', all: '全部', asOf: '截至 {{day}}（台账最近一笔）', search: '案件、对象、疑点或企业名称',
    count: '共 {{total}} 件，已显示 {{shown}} 件', empty: '没有符合条件的案件。', none: '还没有案件。从一项疑点立案：', command: 'sanqian case open 疑点编号',
    id: '案件', check: '类别', subject: '对象与疑点', party: '当事人', state: '状态', due: '下一期限', todo: '待办', left: '余 {{days}} 天', over: '已过 {{days}} 天', today: '今天到期', atOnce: '立即', nothing: '无待办',
    freed: '已腾出建筑面积 {{area}} ㎡（有前后对比证据的）', ended: '已结',
  },
  case: {
    opened: '立案 {{day}}', entry: '台账第 {{number}} 条', finding: '所依据的疑点', steps: '经过', stepsNote: '按先后；每一步为台账一条，不可更改', noSteps: '尚未核实：疑点未经两名有执法资格的人员现场核实，不是事实。',
    evidence: '证据与文书', open: '打开原件（谁看过会记录在案）', answers: '检查项', measure: '措施', freed: '腾出建筑面积 {{area}} ㎡', duties: '由此须做', clocks: '在走的期限', clock: '期限', span: '起讫', since: '自 {{day}} 起', until: '至 {{day}} 届满',
    next: '可以办理的下一步', nextNote: '由办案机关登记；此处只列程序允许的', nextNoteMay: '只列程序允许的；办理后写入台账，不可更改', by: '由谁', bodies: '机关', officers: '执法人员不少于 {{count}} 名', lacks: '还须提供', toAnswer: '还须查明', measures: '须选定一项措施', notBefore: '{{day}} 起可以办理', notAfter: '至迟 {{day}}', nothing: '案件已结，没有下一步。', basis: '依据', who: '谁', what: '做什么', when: '何日前', yes: '成立', no: '不成立',
  },
  step: {
    begin: '办理', title: '办理：{{step}}', note: '提交后写入台账，不可更改；有误时另记一步更正。未提交的内容只保存在本机浏览器（文件除外）。', day: '日期', name: '办理人', needed: '请填写', certificates: '执法证号（不少于 {{count}} 个）', fewCertificates: '至少 {{count}} 名执法人员出示证件', certificatesHint: '输入后回车',
    hour: '开始时刻（时）', freedFloor: '腾出建筑面积', freedLand: '腾出土地', household: '该供应是否也供居民生活？', yes: '是', no: '否', must: '必备', choose: '选择文件', more: '添加其他材料', enter: '提交办理', later: '暂不办理', stillLacks: '还须提供：{{what}}',
    openCase: '立案', openCaseNote: '立案后须由两名有执法资格的人员现场核实；立案本身不是认定', whichParty: '选择当事人',
  },
  portrait: {
    title: '精准画像', note: '数据截至 {{day}}；未报不按零计', inTrade: '亩均税收在同行', inTown: '亩均税收在全镇', ahead: '不低于 {{share}}', growth: '{{figure}}增长', quadrant: '象限', quadrantNote: '以全镇中位数为界', stage: '产业链环节', unknown: '未报',
    norms: '行业常模', normsNote: '由用电、建筑面积、职工推算的通常区间；区间外只是供询问的线索，不是认定，也不会因此立案或列入检查', figure: '数据', own: '本企业', usual: '通常', interval: '区间', position: '位置', none: '该企业没有本年度评价数据，无法画像。',
    coverage: '覆盖：亩均税收 {{tax}}，增长 {{growth}}，职工 {{staff}}，环节 {{stage}}', of: '{{known}}/{{all}} 家',
  },
  firmPlan: {
    title: '一企一策计划', note: '自 {{day}} 起，由事实按规则生成，尚未协商；企业签署后为一企一单', none: '没有需要列入计划的事实。', what: '做什么', why: '为什么', owner: '由谁', due: '何日前', basis: '依据', question: '询问', review: '须先作公平竞争审查', incentive: '可申请：',
  },
  planFile: {
    title: '一企一策台账', note: '{{day}} 拟订；台账第 {{entries}} 条；每一轮都保留，不可更改', comma: '、', signed: '一企一单', by: '{{day}} 由 {{name}} 签署', stale: '{{day}} 签署后又有改动，须重新签署', unsigned: '企业未签署', puts: '送达企业', notPut: '尚未送达', putAgain: '改动后尚未送达', lines: '计划行', count: '{{lines}} 行，企业不采纳 {{declined}} 行', check: '校验码', linesNow: '现在的计划行', declined: '企业不采纳',
    rounds: '协商经过', noRounds: '尚未协商。', day: '日期', who: '谁', town: '镇', enterprise: '企业', what: '说了什么', noted: '“{{line}}”：{{note}}', said: { due: '“{{line}}”改为 {{day}} 前', decline: '不采纳“{{line}}”', take_up: '采纳“{{line}}”' },
    changed: '拟订以后变化的事实', unchanged: '没有变化。', fact: '事实', then: '当时', now: '现在', no: '不成立', earlier: '此前还有 {{count}} 份，仍保留在台账中。',
  },
  matters: { search: '编号或内容', count: '共 {{total}} 件，已显示 {{shown}} 件', empty: '没有符合条件的事项。', variant: '类别', opened: '立项', due: '在走的期限', todo: '待办' },
  petitions: {
    title: '信访件', note: '依信访工作条例的步骤和期限办理；信访人不在此页，也不在台账中，查阅须写明理由并留下记录', none: '还没有收到信访件。', command: 'sanqian petition receive 编号 类别 事项', number: '信访编号', topic: '事项',
    receive: '收件', receiveNote: '收件登记后起算期限', enter: '登记收件', parcel: '宗地代码', parcelNote: '反映的地点；已导入清单的信访件可不填', noParcel: '没有这个宗地代码，或者该宗地没有图形', text: '内容', textNote: '信访人姓名、联系方式、住址、电话和证件号码在入账前隐去',
    petitioner: '信访人', petitionerNote: '另存于台账之外，不作草稿保存；不愿署名的留空', name: '姓名', nameNeeded: '填了联系方式或住址，须填姓名', contact: '联系方式', address: '住址', sameAs: '同一事项的信访件', toFirm: '告知企业的内容', toFirmNote: '企业只看到这几句话；不得写明信访人',
    documentsNote: '文件进入台账，不可更改：请先隐去信访人的姓名、联系方式和住址', namesPetitioner: '写明了信访人，未入账：请改写', lookNote: '查阅须写明理由；谁、何时、为何查阅写入台账', reason: '查阅理由', reasonHint: '例如：电话告知受理结果', look: '查阅信访人', hide: '收起',
  },
  entry: { dayToCome: '日期不能晚于今天' },
  storages: { title: '收储', note: '从协商到付款；先补偿、后搬迁，步骤不可跳过', none: '还没有收储事项。', command: 'sanqian storage open 宗地 权利人 类别', parcel: '宗地', holder: '权利人', open: '收储立项', parcelCode: '宗地代码' },
  quotas: {
    title: '指标台账', note: '土地、用能、排污、产能：每一种的余额合计为零，凭空不增不减', none: '还没有指标变动。', command: 'sanqian quota move 台账 文件', kind: '指标', balances: '余额', zero: '取得的来源记为负数，与各持有人、已使用、已削减、已作废合计为零', holder: '持有人', amount: '数量', from: '来自', moved: '{{count}} 笔变动', moves: '变动', kept: '按先后；一笔也不删改', day: '日期', what: '变动', why: '来源或用途', sides: '各方',
  },
  operations: {
    title: '园区运营', note: '指标为截至 {{day}} 的一年；未采集不按零计', indicators: '园区指标', park: '园区', indicator: '指标', value: '数值', from: '依据', notCollected: '未采集',
    orders: '工单', ordersNote: '由服务走访和巡查产生；走访、巡查都不是检查', noOrders: '没有工单。', number: '号', enterprise: '企业或园区', service: '服务或问题', state: '状态', steps: '经过', stars: '星级', starsOf: '{{count}} 星',
    ending: '将到期的租约', endingNote: '自 {{day}} 起算', noEnding: '没有将到期的租约。', tenant: '承租方', lease: '合同号', building: '房屋', area: '面积（㎡）', to: '到期',
    patrols: '巡查', patrolsNote: '只看园区公共部位，不是行政检查；有问题的各成一张工单', noPatrols: '没有巡查记录。', earlierPatrols: '更早的 {{count}} 次', patrolled: '日期', steward: '管家', inOrder: '正常', notSeen: '未看', faults: '问题', orderNumber: '工单 {{number}}',
    admissions: '准入', admissionsNote: '按条件测算，由人决定；与测算不同的须写理由；分值未注明来源', noAdmissions: '没有准入决定。', project: '项目', proposed: '测算', decided: '决定', admitted: '准入', refused: '不予准入', why: '理由', criteria: '得分', pointsOf: '{{points}} 分，最低 {{needed}} 分',
    exits: '退出园区', exitsNote: '通知、逐项清退、退出；事由为封闭清单，不含改造意愿和走访', noExits: '没有退出事项。', reason: '事由', clearing: '清退', clearedOf: '{{done}}/{{all}} 项', notCleared: '未办结',
    checklists: '检查表', checklistsNote: '工业社区、十化三场景没有找到内容，由本镇填写后才能评分', items: '项目', blank: '未填写', file: '文件', itemsOf: '{{count}} 项，满分 {{points}}', source: '出处', filled: '本镇 {{day}} 填写：',
    scores: '星级评定', scoresNote: '分值、星级线未注明来源；未评不按零计', noScores: '还没有评分。', subject: '对象', checklist: '检查表', scored: '评定日期', points: '得分',
    enterPatrol: '登记巡查', patrolItems: '巡查清单（每项都须填写）', markNeeded: '请选择', faultWords: '是什么问题', enterVisit: '登记走访', visitNote: '走访是服务，不是检查，也不问改造意愿', visited: '走访企业', asksFor: '企业要求的服务', says: '企业的话', move: { assigned: '派单', done: '完成', rated: '评价' }, stepOf: '{{step}}：工单 {{number}}', starsGiven: '企业评价',
    decide: '作出准入决定', figures: '项目数据', figuresNote: '没有取得的留空，不按零计', requiredCriterion: '必备', whyNote: '与测算不同，或者资料不全时须写明', enterExit: '登记退出通知', leaseNote: '可选将到期的合同，也可输入合同号', caseOf: '所依据的案件编号', handle: '办理', clear: '办结：{{item}}', leave: '已退出', withdraw: '撤回',
    fill: '填写', enterChecklist: '填写检查表', decidedBy: '由谁决定、写在哪里', decidedByNote: '例如：镇政府会议纪要〔2026〕3号', itemZh: '项目（中文）', itemEn: '项目（英文）', mostPoints: '满分', addItem: '增加一项', remove: '删除', removeItem: '删除第 {{number}} 项',
  },
  yearly: {
    title: '可享受与须承担', note: '按每一年度的等级逐条说明；措施以终评结果为前提，未知的数额不按零计', years: '按年度', year: '年度', grade: '等级', origin: { final: '{{day}} 终评', round: '评价进行中，不得据以采取措施', computed: '试算，未公布，不得据以采取措施' },
    benefits: '可享受（万元）', burdens: '须承担（万元）', without: '适用而数额未知（条）', unknown: '缺少数据（条）', noAmount: '未知', clauses: '逐条', clause: '条款', none: '没有适用的条款。', effect: { benefit: '可享受', burden: '须承担', procedure: '程序' },
    outcome: { applies: '适用，数额未知', does_not_apply: '不适用', unknown: '缺少数据', not_in_force: '未施行或未采用', blank: '数额无出处' }, more: '再看 {{count}} 条不适用的及其原因', fewer: '只看适用的',
  },
  prices: {
    title: '差别化价格（按月）', note: '每月以该月首日已终评的等级为准；没有逐表抄见的月份没有数额', none: '还没有终评的等级，没有差别化价格。', month: '月份', grade: '等级', since: '{{year}} 年度，{{day}} 终评', use: '用电（千瓦时）', unmetered: '未抄齐', clauses: '价格条款', nothing: '没有涉及的条款', due: '{{count}} 条执行', notAdopted: '{{count}} 条涉及，本地均未采用', notInForce: '本地未采用，不执行',
  },
  programme: {
    title: '三千行动', note: '截至 {{day}}；没有一个数字是填报的，每个都由案件和记录加总，点开可见', baseline: '基数', planned: '到期计划', actual: '实际', target: '目标', by: '{{day}} 前', rows: '看来自哪里（{{count}} 项）', nothing: '尚无记录', week: '周', park: '园区', amount: '数量', from: '来自', outside: '园区外', unsourced: '分期计划未注明来源', behind: '落后计划 {{amount}}', ahead: '达到或超过计划',
  },
  association: {
    note: '会员以入会记录为准；每个目标都是会员的计数', targets: '目标', target: '目标', by: '期限', value: '目标数', actual: '实际', state: '状态', reached: '已达到', missed: '逾期未达到', running: '进行中', unsourced: '未注明来源', quality: '共享品控要求：', none: '还没有会员。', members: '会员（{{count}} 家）', member: '企业', since: '入会', checked: '品控检查', notChecked: '未检查',
  },
  townPlan: {
    title: '一镇一规划、一园一政策', note: '截至 {{day}}；全镇＝各园区＋园区外，园区＝各宗地，税收为已报部分', town: '全镇', where: '范围', plots: '宗地', area: '面积（亩）', tax: '税收（万元）', unknown: '未报宗地', modes: '改造方式（亩）', comma: '、', ofPark: '{{name}}的宗地', plot: '宗地', notReported: '未报', firmsHere: '企业', mode: '改造方式',
    firms: '一企一方案：{{count}} 家企业在宗地上，各自的计划见企业页', kept: '版本 {{version}}，{{day}} 入账', notKept: '版本 {{version}} 未入账：宗地事实有变，或从未入账', versions: '已入账的版本（{{count}}）', version: '版本', follows: '接续', first: '第一版', day: '入账', changed: '变化的宗地', entry: '台账条目',
  },
  unitOf: { firms: '家', m2: '㎡', mu: '亩' },
  assets: {
    title: '村集体资产', note: '期初＋变动＝期末，单位为元，到分为止；资产只有价款入账后才出账', none: '还没有建账。', command: 'sanqian assets book 村名', book: '{{village}}', holding: '价值所在', opening: '期初', changes: '变动', closing: '期末', total: '合计', moves: '变动明细', day: '日期', cause: '原因', result: '损益', wan: '万元',
    disposals: '资产处置', disposalsNote: '步骤不可跳过：评估、公示、应到成员三分之二同意、保留价、进场交易', noDisposals: '没有处置事项。', state: '进展', clocks: '公示与期限', next: '下一步', documents: '材料', act: '步骤', role: '主体', open: '处置立项', openNote: '立项只登记事项，不作任何决定', village: '村', asset: '资产', assetNote: '按村集体资产清单上的名称',
  },
};

export const dailyEn: typeof dailyZh = {
  cases: {
    title: 'Cases', note: 'A suspicion becomes a case and takes its lawful course; every step has its article, evidence and clock, and a step out of order is refused.', all: 'All', asOf: 'As of {{day}} (the latest entry)', search: 'case, subject, suspicion or firm',
    count: '{{total}} cases, {{shown}} shown', empty: 'No case fits. Ask for less.', none: 'There is no case yet. Open one on a finding:', command: 'sanqian case open FINDING',
    id: 'Case', check: 'Check', subject: 'Subject and suspicion', party: 'Party', state: 'State', due: 'Next due', todo: 'To do', left: '{{days}} days left', over: '{{days}} days over', today: 'due today', atOnce: 'at once', nothing: 'nothing due',
    freed: '{{area}} m² of floor freed (with evidence from before and after)', ended: 'ended',
  },
  case: {
    opened: 'opened {{day}}', entry: 'entry {{number}}', finding: 'The suspicion it rests on', steps: 'What happened', stepsNote: 'in order; each step is an entry of the ledger and never changed', noSteps: 'Not verified yet: until two qualified officers have verified it on site, it is no fact.',
    evidence: 'Evidence and documents', open: 'Open the original (who looked is recorded)', answers: 'Checklist', measure: 'Measure', freed: '{{area}} m² of floor freed', duties: 'What follows', clocks: 'Periods that run', clock: 'Period', span: 'From and until', since: 'since {{day}}', until: 'until {{day}}',
    next: 'What may come next', nextNote: 'entered by the competent body; only what the procedure allows is listed', nextNoteMay: 'only what the procedure allows is listed; once entered it stands in the ledger', by: 'By', bodies: 'Body', officers: 'at least {{count}} officers', lacks: 'Still to bring', toAnswer: 'Still to establish', measures: 'Name one measure', notBefore: 'from {{day}} on', notAfter: 'by {{day}} at the latest', nothing: 'The case has ended; nothing comes next.', basis: 'Basis', who: 'Who', what: 'What', when: 'By', yes: 'holds', no: 'does not hold',
  },
  step: {
    begin: 'Enter', title: 'Enter: {{step}}', note: 'Once entered it stands in the ledger and is not changed; a mistake is corrected by another step. What is typed is kept in this browser until then (files are not).', day: 'Day', name: 'Who acted', needed: 'please fill in', certificates: 'Enforcement certificates (at least {{count}})', fewCertificates: 'at least {{count}} officers show theirs', certificatesHint: 'type and press Enter',
    hour: 'Hour at which it begins', freedFloor: 'Floor freed', freedLand: 'Land freed', household: 'Does someone’s home hang on that supply?', yes: 'Yes', no: 'No', must: 'needed', choose: 'Choose files', more: 'Add other material', enter: 'Enter the step', later: 'Not now', stillLacks: 'Still to bring: {{what}}',
    openCase: 'Open a case', openCaseNote: 'two qualified officers then verify on site; opening a case establishes nothing', whichParty: 'Choose the party',
  },
  portrait: {
    title: 'Portrait', note: 'as of {{day}}; what was not reported is not zero', inTrade: 'Tax per mu in its trade', inTown: 'Tax per mu in the town', ahead: 'not below {{share}}', growth: 'Growth of {{figure}}', quadrant: 'Quadrant', quadrantNote: 'at the medians of the town', stage: 'Stage of the chain', unknown: 'not reported',
    norms: 'Norms of its trade', normsNote: 'the usual interval from electricity, floor area and staff; outside it is a question, not a finding, and opens no case and no inspection', figure: 'Figure', own: 'Own', usual: 'Usual', interval: 'Interval', position: 'Position', none: 'No figures of this year are known, so there is no portrait.',
    coverage: 'Coverage: tax per mu {{tax}}, growth {{growth}}, staff {{staff}}, stage {{stage}}', of: '{{known}} of {{all}}',
  },
  firmPlan: {
    title: 'Plan for this enterprise', note: 'from {{day}}, made from facts by rules and not negotiated yet; it is the signed form once the enterprise signs', none: 'No fact calls for a line.', what: 'What', why: 'Why', owner: 'Owner', due: 'By', basis: 'Basis', question: 'a question', review: 'needs a fair-competition review first', incentive: 'may apply for: ',
  },
  planFile: {
    title: 'The plan on file', note: 'drawn up {{day}}; entries {{entries}}; every round is kept and never changed', comma: ', ', signed: 'Signed form', by: 'signed {{day}} by {{name}}', stale: 'changed since it was signed on {{day}}: to be signed anew', unsigned: 'the enterprise has not signed', puts: 'Put to the enterprise', notPut: 'not yet', putAgain: 'changed since', lines: 'Lines', count: '{{lines}} lines, {{declined}} declined', check: 'Check code', linesNow: 'The lines as they stand', declined: 'declined',
    rounds: 'Rounds', noRounds: 'Not negotiated yet.', day: 'Day', who: 'Who', town: 'Town', enterprise: 'Enterprise', what: 'What was said', noted: '“{{line}}”: {{note}}', said: { due: '“{{line}}” by {{day}} instead', decline: 'declines “{{line}}”', take_up: 'takes up “{{line}}”' },
    changed: 'Facts that changed since it was drawn up', unchanged: 'None.', fact: 'Fact', then: 'Then', now: 'Now', no: 'does not hold', earlier: '{{count}} earlier plans are kept in the ledger.',
  },
  matters: { search: 'number or words', count: '{{total}} in all, {{shown}} shown', empty: 'None fits. Ask for less.', variant: 'Variant', opened: 'Opened', due: 'Period that runs', todo: 'To do' },
  petitions: {
    title: 'Petitions', note: 'each takes the steps and periods of the Petition Regulations; who petitions is neither on this page nor in the ledger, and looking it up needs a reason and is recorded', none: 'No petition was received yet.', command: 'sanqian petition receive NUMBER VARIANT TOPIC', number: 'Petition', topic: 'Topic',
    receive: 'Receive a petition', receiveNote: 'its periods begin once it is registered', enter: 'Receive it', parcel: 'Parcel code', parcelNote: 'the place it is about; not needed for a petition of an imported list', noParcel: 'there is no such parcel code, or the parcel is not drawn', text: 'What it says', textNote: 'the petitioner’s name, contact and address, and telephone and identity numbers, are taken out before it is entered',
    petitioner: 'The petitioner', petitionerNote: 'kept outside the ledger, and not as a draft; leave it empty when nobody is named', name: 'Name', nameNeeded: 'with a contact or an address, give the name', contact: 'Contact', address: 'Address', sameAs: 'The petition of the same matter', toFirm: 'What the firm is told', toFirmNote: 'the firm sees these words alone; they must not say who petitions',
    documentsNote: 'files go into the ledger and are not changed: take out the petitioner’s name, contact and address first', namesPetitioner: 'it says who petitions, and was not entered: write it otherwise', lookNote: 'a look needs a reason; who looked, when and why stands in the ledger', reason: 'Reason', reasonHint: 'e.g. to tell the result by telephone', look: 'Show the petitioner', hide: 'Hide',
  },
  entry: { dayToCome: 'the day cannot be later than today' },
  storages: { title: 'Land storage', note: 'from negotiation to payment; compensation before relocation, and no step can be skipped', none: 'There is no storage yet.', command: 'sanqian storage open PARCEL HOLDER VARIANT', parcel: 'Parcel', holder: 'Holder', open: 'Open a storage', parcelCode: 'Parcel code' },
  quotas: {
    title: 'Quota ledgers', note: 'land, energy, discharge, capacity: each kind sums to zero, nothing is made or lost', none: 'No quota has moved yet.', command: 'sanqian quota move LEDGER FILE', kind: 'Quota', balances: 'Balances', zero: 'what was granted from outside is below zero, and sums to zero with holders, used, cut and void', holder: 'Holder', amount: 'Amount', from: 'From', moved: 'moves: {{count}}', moves: 'Moves', kept: 'in order; none is taken out', day: 'Day', what: 'Move', why: 'Origin or purpose', sides: 'Sides',
  },
  operations: {
    title: 'Running the parks', note: 'indicators of the year to {{day}}; what was not collected is not zero', indicators: 'Park indicators', park: 'Park', indicator: 'Indicator', value: 'Value', from: 'From what', notCollected: 'not collected',
    orders: 'Work orders', ordersNote: 'they come of service visits and patrols, which are no inspections', noOrders: 'No work order.', number: 'No.', enterprise: 'Enterprise or park', service: 'Service or fault', state: 'State', steps: 'Steps', stars: 'Stars', starsOf: '{{count}} stars',
    ending: 'Leases that end soon', endingNote: 'days are counted from {{day}}', noEnding: 'No lease ends soon.', tenant: 'Tenant', lease: 'Lease', building: 'Building', area: 'Area (m²)', to: 'Ends',
    patrols: 'Patrols', patrolsNote: 'of common parts, and no inspections; each fault is a work order', noPatrols: 'No patrol was recorded.', earlierPatrols: '{{count}} earlier', patrolled: 'Day', steward: 'Steward', inOrder: 'In order', notSeen: 'Not seen', faults: 'At fault', orderNumber: 'order {{number}}',
    admissions: 'Admissions', admissionsNote: 'the criteria propose, a person decides, and says why when it is otherwise; points have no source', noAdmissions: 'Nothing was decided yet.', project: 'Project', proposed: 'Criteria say', decided: 'Decided', admitted: 'admitted', refused: 'refused', why: 'Reasons', criteria: 'Points', pointsOf: '{{points}} of at least {{needed}}',
    exits: 'Exits', exitsNote: 'notice, clearing item by item, left; the reasons are a closed list, in which neither a wish nor a visit stands', noExits: 'Nobody is leaving.', reason: 'Reason', clearing: 'Clearing', clearedOf: '{{done}} of {{all}}', notCleared: 'open',
    checklists: 'Checklists', checklistsNote: 'no source gives what the industrial community and the ten qualities and three scenes consist of: the town fills them in before they are scored', items: 'Items', blank: 'blank', file: 'FILE', itemsOf: '{{count}} items, {{points}} points', source: 'Source', filled: 'filled in by the town on {{day}}:',
    scores: 'Star ratings', scoresNote: 'points and star lines have no source; not scored is not zero', noScores: 'Nothing was scored yet.', subject: 'Subject', checklist: 'Checklist', scored: 'Day', points: 'Points',
    enterPatrol: 'Enter a patrol', patrolItems: 'What the patrol looks at (answer every item)', markNeeded: 'please choose', faultWords: 'What is at fault', enterVisit: 'Enter a visit', visitNote: 'a visit is a service and no inspection, and does not ask whether a firm wishes to renew', visited: 'Enterprise visited', asksFor: 'Services it asks for', says: 'What it says', move: { assigned: 'Assign', done: 'Done', rated: 'Rate' }, stepOf: '{{step}}: order {{number}}', starsGiven: 'Stars of the enterprise',
    decide: 'Decide on an admission', figures: 'Figures of the project', figuresNote: 'leave empty what was not collected; it is not zero', requiredCriterion: 'required', whyNote: 'needed when it is not what the criteria say, or figures are missing', enterExit: 'Enter notice of an exit', leaseNote: 'choose a lease that ends soon, or type the number of another', caseOf: 'Number of the case it rests on', handle: 'Next', clear: 'Clear: {{item}}', leave: 'Has left', withdraw: 'Stays',
    fill: 'Fill in', enterChecklist: 'Fill in the checklist', decidedBy: 'Who decided it, and where it is written', decidedByNote: 'e.g. minutes of the town government no. 3 of 2026', itemZh: 'Item (Chinese)', itemEn: 'Item (English)', mostPoints: 'Most points', addItem: 'Add an item', remove: 'Remove', removeItem: 'Remove item {{number}}',
  },
  yearly: {
    title: 'Entitlements and exposures', note: 'clause by clause for each year’s grade; a measure presupposes a final result, and an unknown amount is not zero', years: 'By year', year: 'Year', grade: 'Grade', origin: { final: 'final on {{day}}', round: 'under way, no measure may rest on it', computed: 'computed, not published, no measure may rest on it' },
    benefits: 'Entitled to (10 000 yuan)', burdens: 'Exposed to (10 000 yuan)', without: 'Apply, amount unknown', unknown: 'Facts missing', noAmount: 'unknown', clauses: 'Clause by clause', clause: 'Clause', none: 'No clause applies.', effect: { benefit: 'entitled', burden: 'exposed', procedure: 'procedure' },
    outcome: { applies: 'applies, amount unknown', does_not_apply: 'does not apply', unknown: 'facts missing', not_in_force: 'not in force or not adopted', blank: 'amount has no source' }, more: '{{count}} more that do not apply, and why', fewer: 'Only those that apply',
  },
  prices: {
    title: 'Differential prices by month', note: 'each month rests on the grade that was final on its first day; a month without every meter read has no amount', none: 'No grade is final yet, so there is no differential price.', month: 'Month', grade: 'Grade', since: 'of {{year}}, final on {{day}}', use: 'Electricity (kWh)', unmetered: 'not all read', clauses: 'Price clauses', nothing: 'no clause concerns it', due: '{{count}} in force', notAdopted: '{{count}} concern it, none adopted here', notInForce: 'not adopted here, nothing is due',
  },
  programme: {
    title: 'Three-thousand action', note: 'as of {{day}}; no number is typed in, each is a sum of cases and records that it opens', baseline: 'Baseline', planned: 'Planned by now', actual: 'Actual', target: 'Target', by: 'by {{day}}', rows: 'Where it comes from ({{count}})', nothing: 'no record yet', week: 'Week', park: 'Park', amount: 'Amount', from: 'From', outside: 'outside any park', unsourced: 'the plan by quarter has no source', behind: '{{amount}} behind the plan', ahead: 'at or above the plan',
  },
  association: {
    note: 'members are those who were admitted; each target is a count of them', targets: 'Targets', target: 'Target', by: 'By', value: 'Target', actual: 'Actual', state: 'State', reached: 'reached', missed: 'missed', running: 'under way', unsourced: 'no source', quality: 'Shared quality rules: ', none: 'There is no member yet.', members: 'Members ({{count}})', member: 'Enterprise', since: 'Since', checked: 'Quality check', notChecked: 'not checked',
  },
  townPlan: {
    title: 'Plans of the town and of its parks', note: 'as of {{day}}; the town is its parks and what lies outside, a park its plots; tax as far as reported', town: 'The town', where: 'Where', plots: 'Plots', area: 'Area (mu)', tax: 'Tax (10 000 yuan)', unknown: 'Plots not reported', modes: 'Renewed how (mu)', comma: ', ', ofPark: 'Plots: {{name}}', plot: 'Plot', notReported: 'not reported', firmsHere: 'Firms', mode: 'Renewed how',
    firms: 'Plans of the firms: {{count}} firms on plots, each with its plan on its own page', kept: 'version {{version}}, kept on {{day}}', notKept: 'version {{version}} is not in the ledger: a plot has changed, or none was ever kept', versions: 'Versions that were kept ({{count}})', version: 'Version', follows: 'Follows', first: 'the first', day: 'Kept', changed: 'Plots changed', entry: 'Entry',
  },
  unitOf: { firms: 'firms', m2: 'm²', mu: 'mu' },
  assets: {
    title: 'Village assets', note: 'opening + changes = closing, in yuan to the fen; an asset leaves the book only when its price is in the till', none: 'No book is open yet.', command: 'sanqian assets book VILLAGE', book: '{{village}}', holding: 'Where value lies', opening: 'Opening', changes: 'Changes', closing: 'Closing', total: 'Total', moves: 'Changes one by one', day: 'Day', cause: 'Cause', result: 'Gain or loss', wan: '10 000 yuan',
    disposals: 'Disposals', disposalsNote: 'no step can be skipped: valuation, publicity, two thirds of all entitled, reserve price, the exchange', noDisposals: 'No disposal.', state: 'Where it stands', clocks: 'Publicity and periods', next: 'Next', documents: 'Documents', act: 'Act', role: 'By', open: 'Open a disposal', openNote: 'it is put on file, and nothing is decided', village: 'Village', asset: 'Asset', assetNote: 'by its name on the village\u2019s list of assets',
  },
};
