/** Words of what needs two persons, and of the year's evaluation as people carry it on. Keys of both languages are held equal by a test. */
export const approvalsZh = {
  approvals: {
    title: '审批', note: '公示、终评、调档、处置集体资产、拨付资金须两人：一人拟办，另一人审批。同意前不发生任何变化；拟办人不能审批自己的事项。',
    waiting: '待我审批', mine: '我拟办的', others: '其他待审批', decided: '已办结', none: '没有。', drafter: '拟办', note2: '说明与依据', will: '将写入台账', was: '已写入台账', nothing: '没有写入台账',
    approve: '同意', reject: '退回', withdraw: '撤回', reason: '退回理由', reasonNeeded: '请写明退回理由', confirmReject: '确认退回', cancel: '取消', sure: '同意后立即写入台账，不可更改。确认同意？', at: '{{who}}，{{when}}', by: '{{state}}：{{who}}，{{when}}', entry: '台账第 {{number}} 条', about: '关于', one: '审批事项', open: '查看该事项', factor: '到“我的账户”启用动态口令', other: '等待另一位有权的同事审批',
  },
  carryOn: {
    title: '办理', note: '公示、终评、调档须另一人审批后才生效；异议与答复由一人登记', publish: '拟办公示', freeze: '拟办终评', adjust: '拟办调档', object: '登记异议', answer: '答复',
    until: '公示截止日', untilHint: '留空则按规则包规定的公示期', enterprise: '企业', enterpriseHint: '名称或统一社会信用代码', grade: '调整为', reason: '理由', basis: '依据（文件、会议）', draftNote: '说明与依据（供审批人阅读）', draft: '提交审批', day: '日期', text: '异议内容', enter: '登记', upheld: '采纳', rejected: '不采纳', outcome: '结论', reasons: '答复理由', drafted: '已提交审批，另一人同意后生效。', toApprovals: '到审批页查看', needed: '请填写', entered: '已登记。',
  },
  matterStep: {
    one: '提交后写入台账，不可更改。', two: '这一步须两人：提交后由另一人审批，同意后才写入台账。', draft: '{{step}}（须审批）', amount: '金额（元）', buyer: '受让方', land_value: '土地评估价值（元）', payment: '付款金额（元）',
    item: { land: '土地（元）', house: '房屋（元）', fittings: '装修、附着物（元）', equipment: '设备设施（元）', relocation: '搬迁费（元）', temporary: '临时安置费（元）', stoppage: '停产停业损失（元）', bonus: '一次性奖励（元）' },
  },
  vote: {
    roster: '应到成员名册', rosterNote: '只登记人数，不登记姓名：每人以纸质名册上的序号（从 1 起）代表，名册作为材料随附。冻结后的人数是以后每次表决的基数。', electorate: '由谁表决', members: '成员大会', delegates: '成员代表大会', authorisation: '由代表表决的，须附成员大会授权',
    entitled: '应到人数', imported: '导入的花名册上有表决权的成员 {{count}} 人', entitledWrong: '应为 1 至 100000 的整数',
    ballots: '表决票', base: '{{who}}应到 {{entitled}} 人，须 {{needed}} 票同意。', ballotsNote: '按名册序号填写，连号用短横，如 1-58, 60；未到会的不填。', yes: '同意', no: '不同意', abstain: '弃权', numbersWrong: '应为名册序号 1 至 {{most}}，每个序号只出现一次，如 1-58, 60',
    byCommand: '名册由命令按编号文件冻结，表决票也须由命令录入：sanqian assets step', result: '应到 {{entitled}}，须 {{needed}}；同意 {{yes}}，不同意 {{no}}，弃权 {{abstain}}，未投 {{absent}}',
  },
};

export const approvalsEn: typeof approvalsZh = {
  approvals: {
    title: 'Approvals', note: 'Publishing, final grades, grades set by decision, disposals and payments need two persons: one drafts, another approves. Nothing changes before that, and nobody approves their own draft.',
    waiting: 'Waiting for me', mine: 'Drafted by me', others: 'Waiting for others', decided: 'Decided', none: 'None.', drafter: 'Drafted by', note2: 'What it rests on', will: 'Will be entered', was: 'Was entered', nothing: 'Was not entered',
    approve: 'Approve', reject: 'Reject', withdraw: 'Withdraw', reason: 'Reason for rejecting', reasonNeeded: 'Say why it is rejected', confirmReject: 'Reject it', cancel: 'Cancel', sure: 'Once approved it is entered and cannot be changed. Approve it?', at: '{{who}}, {{when}}', by: '{{state}}: {{who}}, {{when}}', entry: 'entry {{number}}', about: 'About', one: 'A draft', open: 'See what it is about', factor: 'Set up a second factor under My account', other: 'It waits for a colleague with the role',
  },
  carryOn: {
    title: 'Carry on', note: 'Publishing, final grades and grades set by decision take effect once another person approves; one person enters objections and answers', publish: 'Draft the publication', freeze: 'Draft the final grades', adjust: 'Draft a grade', object: 'Enter an objection', answer: 'Answer',
    until: 'Last day of the publication', untilHint: 'Empty: as long as the rule pack says', enterprise: 'Enterprise', enterpriseHint: 'Name or credit code', grade: 'Set to', reason: 'Reason', basis: 'Basis (document, meeting)', draftNote: 'What it rests on, for who approves', draft: 'Hand in for approval', day: 'Day', text: 'The objection', enter: 'Enter', upheld: 'Upheld', rejected: 'Rejected', outcome: 'Outcome', reasons: 'Reasons', drafted: 'Handed in; it takes effect once another person approves it.', toApprovals: 'See it under Approvals', needed: 'Please fill in', entered: 'Entered.',
  },  matterStep: {
    one: 'Once entered it cannot be changed.', two: 'This step needs two persons: it is entered once another approves it.', draft: '{{step}} (needs approval)', amount: 'Amount (元)', buyer: 'Buyer', land_value: 'Appraised value of the land (元)', payment: 'Sum paid (元)',
    item: { land: 'Land (元)', house: 'Buildings (元)', fittings: 'Fittings and fixtures (元)', equipment: 'Equipment (元)', relocation: 'Relocation (元)', temporary: 'Temporary accommodation (元)', stoppage: 'Loss from stoppage (元)', bonus: 'Bonus (元)' },
  },
  vote: {
    roster: 'Roster of those entitled', rosterNote: 'Only how many, no names: everyone is the number on the paper roster, from 1, which comes along as a document. Once frozen it is the base of every vote that follows.', electorate: 'Who votes', members: 'All members', delegates: 'Delegates', authorisation: 'Delegates need the members\u2019 authorisation',
    entitled: 'How many are entitled', imported: 'The imported roster has {{count}} members who may vote', entitledWrong: 'A whole number from 1 to 100000',
    ballots: 'Ballots', base: '{{who}}: {{entitled}} entitled, {{needed}} votes needed. ', ballotsNote: 'By numbers of the roster, like 1-58, 60; leave out who did not vote.', yes: 'In favour', no: 'Against', abstain: 'Abstained', numbersWrong: 'Numbers of the roster from 1 to {{most}}, each once, like 1-58, 60',
    byCommand: 'The roster was frozen from a file of ids; its ballots are entered by command: sanqian assets step', result: '{{entitled}} entitled, {{needed}} needed; in favour {{yes}}, against {{no}}, abstained {{abstain}}, did not vote {{absent}}',
  },
};
