import { approvalsZh } from './approvals';
import { dailyZh } from './daily';

/** Chinese, the first language. Keys are held equal to English by a test. */
export const zh = {
  ...approvalsZh,
  ...dailyZh,
  product: '三千',
  missing: '未采集',
  yes: '是',
  no: '否',
  more: '显示更多',
  withUnit: '{{name}}（{{unit}}）',
  comma: '，',
  colon: '：',
  semicolon: '；',
  nav: {
    label: '主导航', where: '所在位置', skip: '跳到正文', overview: '概览', map: '一张图', enterprises: '企业', rounds: '年度评价', proposals: '方案试算', findings: '疑点', cases: '整治案件', programme: '三千行动', land: '用地', blocks: '改造区块', phases: '分期', parks: '园区与村', assets: '村集体资产', approvals: '审批', beside: '相邻页面', petitions: '信访', storages: '收储', quotas: '指标台账', operations: '园区运营', report: '下载总表（XLSX）',
  },
  foot: '数据截至 {{day}}，评价年度 {{year}}，共 {{facts}} 条在用记录。',
  footRevision: '计算版本 {{revision}}。同一批数据与规则，任何时候重算结果相同。',
  state: {
    denied: '没有权限', logInFirst: '请先登录', reason: '理由代码：',
    loading: '正在读取…', notFound: '没有找到', refused: '请求被拒绝', noAnswer: '服务器没有响应', noAnswerRemedy: '请确认 sanqian serve 正在运行、网络可用，然后重试。', again: '重试',
    expectedFound: '应为 {{expected}}，收到“{{found}}”', noPage: '没有这个页面', toOverview: '回到概览',
  },
  unit: { wan: '万元', mu: '亩', firms: '家', items: '项', people: '人', wanPerMu: '万元/亩', yuanPerM2: '元/㎡·年', holders: '人/宗' },
  units: {
    '万元': '万元', '亩': '亩', '万元/亩': '万元/亩', '万元/吨标准煤': '万元/吨标准煤', '万元/吨': '万元/吨', '万元/人': '万元/人', '万元/万千瓦时': '万元/万千瓦时',
    '万元/年': '万元/年', '千克标准煤': '千克标准煤', '千克二氧化碳': '千克二氧化碳', '立方米': '立方米', '吨标准煤': '吨标准煤', '吨标准煤/万元': '吨标准煤/万元', '万千瓦时': '万千瓦时', '吨': '吨', '人': '人', '项': '项',
  },
  given: { '工业': '工业', '住宅': '住宅', '商服': '商服', '公共': '公共', '农用': '农用', '商业': '商业', '居住': '居住', '绿地': '绿地', '道路': '道路', '农田': '农田', '厂房': '厂房', '宿舍': '宿舍', '仓库': '仓库', '办公': '办公', '棚': '棚', '钢混': '钢混', '砖混': '砖混', '砖木': '砖木', '钢棚': '钢棚', '镇级': '镇级', '村级': '村级', '国有出让': '国有出让', '国有划拨': '国有划拨', '集体建设用地': '集体建设用地', '宅基地': '宅基地', '集体': '集体', '国有': '国有', '未登记': '未登记', '未确定': '未确定' },
  grade: {
    named: '{{grade}} 级', none: '未参评',
    means: { A: 'A 级：优先发展，亩均效益居前。', B: 'B 级：支持发展，亩均效益良好。', C: 'C 级：提升发展，亩均效益偏低，须提升。', D: 'D 级：限制发展，亩均效益末位，须整治提升。' },
  },
  status: { official: '有出处', draft: '征求意见稿', unsourced: '未注明来源', textMissing: '条文未收录，须核对' },
  source: { sheet: '“{{sheet}}”表', row: '第 {{row}} 行', column: '{{column}} 列', literal: '原文“{{text}}”', several: '{{count}} 处来源' },
  unsourced: {
    notice: '本页使用了 {{count}} 项未注明来源的参数，结果仅供测算；点开查看每一项。', list: '未注明来源的参数', meaning: '含义', value: '取值', parameter: '参数名',
  },
  overview: {
    title: '全镇概览', asOf: '数据截至 {{day}} · 评价年度 {{year}}', asOfShort: '数据截至 {{day}}', formula: '评价依据', grades: '等级分布', ranked: '参评 {{count}} 家', coverage: '参评 {{graded}} / {{all}} 家；',
    cut: '{{grade}} 级：前 {{upTo}}', rest: '{{grade}} 级：其余', fromScore: '{{grade}} 级：{{score}} 分起', lowest: '（最低 {{score}} 分）', notGraded: '未参评 {{count}} 家', notGradedNote: '：缺少用地、税收等数据，不作 0 计。',
    checks: '五大整治疑点', suspicions: '均为疑点，须现场核实', blocks: '连片改造区块', leftOver: '另有 {{count}} 宗低效用地未成片', balance: '各区块所选模式合计', toBlocks: '比较四种模式',
  },
  attention: {
    title: '今天要看的', nothing: '没有待办。', fire: '项消防安全疑点，关系人身安全，先核实', closures: '家企业证据支持依法取缔，须逐家核实', environment: '项环保断链疑点待核实',
    ending: '份园区租约即将到期，宜提前走访', barred: '个改造区块四种模式均受限', notGraded: '家企业缺数据未参评，须补采',
  },
  actions: {
    rectify: '千家整治', rectifyNote: '五项检查的疑点与取缔建议', closures: '拟依法取缔', closuresNote: '证据支持，须逐家核实；系统不作决定', findings: '疑点', findingsNote: '每项附证据与条款',
    illegal: '疑似违法建筑', illegalNote: '每幢取最大一项疑点的建筑面积',
    uplift: '千企提升', upliftNote: '一企一策，辅导与提升', coaching: '可辅导 D 级', coachingNote: '在业、合法、未拟取缔；', coachingRows: '看未拟取缔的 D 级', highEnergy: '高耗低效', highEnergyNote: '能耗高、亩均低的企业', upliftLand: '低效用地提升', upliftLandNote: '{{count}} 宗，就地提升；', upliftLandRows: '看亩均税收图',
    redevelop: '千亩改造', redevelopNote: '连片区块、模式与资金平衡', blocks: '连片区块', blocksNote: '共 {{count}} 个区块', balance: '静态平衡', balanceNote: '收入减支出，所选模式合计', peakGap: '最大资金缺口', peakGapAt: '出现在 {{quarter}}', noGap: '累计不为负',
  },
  balance: {
    income: '收入', cost: '支出', static: '静态平衡', npv: '净现值（折现率 {{rate}}）', npvShort: '净现值', irr: '内部收益率', noIrr: '不存在唯一解', payback: '回收期', never: '测算期内收不回', peakGap: '最大资金缺口', at: '出现在 {{quarter}}',
  },
  blocks: {
    title: '改造区块', note: '连片低效用地；四种模式按同一测算期比较', none: '没有达到最小面积的连片低效用地。', chosen: '区块与所选模式', units: '面积为亩，金额为万元', name: '区块', area: '面积（亩）', parcels: '宗地', firms: '企业', taxPerMu: '亩均税收（万元/亩）',
    mode: '所选模式', static: '静态平衡（万元）', npv: '净现值（万元）', allBarred: '均受限', toMap: '在图上看', across: '四种模式的静态平衡', acrossNote: '万元；受限模式只测算、不选用',
  },
  block: {
    map: '区块位置图', mapNote: '按亩均税收着色', toMap: '在一张图上看', today: '现状', area: '面积', lawful: '合法建筑面积', illegal: '疑似违法建筑面积', firms: '企业', staff: '职工（有数据者）', tax: '评价年度税收', taxPerMu: '亩均税收', conflict: '规划为他用的面积', holders: '每宗权利人',
    after: '改造前后：{{mode}}', measure: '指标', before: '改造前', afterwards: '改造后', far: '容积率', demolished: '拆除建筑面积', built: '新建建筑面积', parcels: '宗地（{{count}} 宗）',
  },
  modes: { title: '四种改造模式', chosen: '所选', barredShort: '受限', barred: '受限原因', notBarred: '无', built: '新建', demolished: '拆除' },
  flow: {
    title: '现金流：{{mode}}', note: '按季度，柱为收支，线为累计', income: '收入', cost: '支出', cumulative: '累计', description: '按季度的收入、支出和累计现金流图；数字见下方科目表。',
  },
  lines: { title: '科目：{{mode}}', unit: '万元，按年汇总；点开科目看算法与依据', item: '科目', party: '承担方', total: '合计', net: '净额', receives: '收入', pays: '支出' },
  party: { city: '市', town: '镇', village: '村集体', platform_company: '国资平台', firms: '企业' },
  enterprises: {
    title: '企业', count: '共 {{total}} 家，已显示 {{shown}} 家', search: '企业名称或代码', grade: '等级', population: '评价群体', check: '检查项', village: '所属村', closure: '取缔建议', closureYes: '拟取缔', closureNo: '未拟取缔', reset: '清除条件',
    empty: '没有符合条件的企业。请放宽或清除条件。', name: '企业名称', code: '代码', noCode: '无代码', industry: '行业', rank: '名次', score: '得分', taxPerMu: '亩均税收（万元/亩）', taxPerMuShort: '亩均税收', findings: '疑点', suspicions: '疑点 {{count}} 项', toMap: '宗地列表',
  },
  enterprise: {
    round: '看{{year}}年度评价的进程', finalDiffers: '{{year}}年度终评为 {{grade}} 类，以终评为准；本页其余内容按现有数据重新计算，只供核对。',
    ranked: '{{population}}，得分 {{score}}，第 {{rank}} 名，共 {{of}} 家。', notGraded: '未参评：', asOf: '数据截至', year: '评价年度', suspicions: '疑点',
    statisticsOnly: '{{measures}} 只有统计部门的可识别数据。依统计法，不得据此对企业采取措施；须以企业签署的一企一单为准。', findings: '疑点', noFindings: '五项检查没有发现疑点。',
  },
  why: {
    title: '为什么是这个等级', indicator: '指标', value: '本企业', benchmark: '基准值', points: '得分', how: '怎么算、数据从哪来', weight: '权重 {{weight}} 分', sum: '总分',
    rank: '第 {{rank}} 名，共 {{of}} 家（前 {{share}} %）', lines: '逐条说明', source: '办法：', changes: '调档', path: '怎样升到上一等级', pathNotAdvice: '以下只是公式的算术结果，不是建议。例如公式以人数或营收为分母时，减少用工、减少营收会使得分上升，不等于应当这样做。', pathNote: '每项单独变动、其他企业不变时的结果；变动后名次会随他人变化，不是承诺。',
  },
  scored: { by_value: '按数值', missing_as_mean: '未采集，按群体平均得分计', missing_as_zero: '未采集，按 0 分计', missing_as_points: '未采集，按办法规定的分值计', missing_redistributed: '未采集，权重分到其他各项' },
  measure: {
    tax_paid: '评价税收', value_added: '工业增加值', revenue: '主营业务收入', energy: '综合能耗', electricity: '用电量', emissions: '主要污染物排放量', staff: '年平均职工人数', rd_spending: 'R&D经费支出', land: '用地面积', insured: '参保人数',
  },
  peers: {
    title: '与同行比较', note: '以基准值为 100 %', own: '本企业', median: '同行中位数', benchmark: '基准', description: '各指标本企业数值与同行中位数，以基准值为百分之百；数字见旁边的表。', percentile: '位置', ahead: '不低于 {{share}} 的同行', group: '同行：{{group}}',
  },
  moves: {
    title: '等级变化', note: '行为原等级，列为新等级；右上为降，左下为升', matrix: '由 {{from}} 到 {{to}} 的等级变化（家）', to: '变为', live: '现行', proposal: '方案', risen: '升级', fallen: '降级', entered: '新参评', left: '不再参评', firms: '等级或群体变动的企业', count: '共 {{total}} 家，已显示 {{shown}} 家', score: '得分变化',
  },
  groups: { title: '谁受影响', by: '按什么分组', group: '类别', firms: '家数', bar: '降 ◂ ▸ 升', amount: '财政影响（万元/年）', nobody: '没有企业变动。', rest: '其余 {{count}} 类没有变动。' },
  proposals: {
    title: '方案试算', note: '换一个评价办法会怎样：谁升谁降、财政影响多少。试算不影响现行等级。', kept: '保存的方案', none: '还没有保存的方案。用命令试算并保存：', command: 'sanqian what-if 规则包 --save 名称', name: '方案', pack: '规则包', year: '年度', actor: '保存人', at: '保存日期', basis: '依据', current: '当前数据', older: '旧数据',
  },
  packs: {
    title: '规则包', note: '程序自带的评价办法，各有出处。采用之前，先在本地数据上检查一遍：有没有空缺、重叠、惩罚改进的条款，谁升谁降。', shipped: '评价办法', link: '评价办法与发布前检查', pack: '评价办法', authority: '制定机关', document: '文号', noDocument: '无文号', status: '出处', state: '本地', live: '现行',
    untouched: '按 {{year}} 年度的数据检查；现行等级不变。', cannotGrade: '这个办法还不能评分：见下面的“须先解决”。补齐后才能比较谁升谁降。', found: '发布前检查', tried: '逐户试改 {{tried}} 次，未试 {{left}} 次', nothing: '没有发现问题。', gravity: '程度', gravities: { error: '须先解决', warning: '请斟酌', note: '提示' }, line: '发现', firms: '涉及家数', byText: '条文本身', example: '例如', keep: '保存为方案，以便会上比较：',
  },
  proposal: {
    kept: '{{actor}}于 {{at}} 保存；{{year}} 年度，数据截至 {{day}}', untouched: '现行等级不变；本页只是试算。', hashes: '所用数据与规则的指纹', replay: '可随时重算核对，结果应逐位一致：', older: '本方案按保存时的数据和现行办法试算，之后数据或办法已有变化。',
    hash: { pack: '方案规则包', live: '现行规则包', snapshot: '数据', result: '结果' },
  },
  measures: {
    title: '财政影响', note: '假如结果公示后执行、数据经企业确认；支出为正，收入为负', live: '现行等级下', proposal: '方案等级下', difference: '相差', unpriced: '随等级而定的措施没有一条在本地施行，或数额没有出处，因此没有金额。下表逐条说明缺什么；不是“没有影响”。', adopting: '假如本地采用：',
    clause: '条款', state: '状态', inForce: '施行', notInForce: '未施行', liveFirms: '现行家数', proposalFirms: '方案家数', change: '相差（万元/年）', why: '缺什么', whole: '已全部计入',
  },
  rounds: {
    title: '年度评价', note: '初评、公示、异议、答复、终评，每一步都在台账里', list: '各年度', none: '还没有开始年度评价。初评用命令：', year: '年度', of: '{{year}} 年度评价', stage: '阶段', published: '公示期', period: '{{on}} 至 {{until}}', objections: '异议', open: '{{count}} 件，未答复 {{open}} 件', runs: '评价次数', finalOn: '终评日',
  },
  stage: { initial: '初评', published: '公示中', final: '已终评' },
  stages: {
    initial: '初评', published: '公示', objected: '异议', answered: '答复', final: '终评', done: '完成', now: '进行中', todo: '未到',
    said: { on: '{{day}}', period: '{{on}} 至 {{until}}', received: '收到 {{count}} 件', answered: '已答复 {{count}} / {{of}} 件' },
    waits: { publish: '下一步：公示。', period: '公示期到 {{until}} 为止，期满次日起才能终评。', answers: '有 {{count}} 件异议没有答复，答复前不能终评。', run: '有已采纳的异议或手动调档尚未计入，须先复评。', settled: '结果已经终评，不再改动；申诉须另行复评。' },
  },
  round: {
    objections: '异议与答复', objectionsNote: '按收到的先后', noObjections: '没有收到异议。', number: '第 {{number}} 号', unanswered: '未答复', upheld: '采纳', rejected: '不采纳', said: '提出：', answer: '答复：', decisions: '手动调档', decided: '调为', reason: '理由', basis: '依据', by: '经办人',
    moves: '谁变了', movesNote: '共评价 {{count}} 次，每次与上一次比', oneRun: '只有一次评价，没有可比较的。', nobody: '第 {{run}} 次评价：没有企业变动。', run: '第 {{run}} 次评价', rank: '名次', steps: '办理经过', stepsNote: '台账记录，不可改写', step: '步骤', on: '日期', firm: '企业', entered: '记入时间',
  },
  event: { opened: '初评', published: '公示', objected: '收到第 {{number}} 号异议', answered: '答复第 {{number}} 号异议', decided: '手动调档', rerun: '复评', frozen: '终评' },
  origin: { final: '终评', round: '评价中，未终评', computed: '按现行办法计算，未公示' },
  trend: { title: '历年结果', firms: '参评（家）', origin: '结果', pack: '办法', ungraded: '{{year}} 年度不能评价：{{reason}}', longInD: '连续 {{years}} 年以上 D 类：{{count}} 家', step: '{{from}} → {{to}} 年度', moved: '等级变动的企业', how: '怎样变的' },
  over: { title: '历年等级', inD: '连续 {{years}} 年 D 类', moved: '比上一年', same: '等级未变' },
  closure: { title: '取缔建议（须核实后立案）', note: '这是立案建议，不是决定；每一项证据须由有执法资格的人员现场核实。' },
  plan: {
    title: '一企一策', note: '适用与不适用都说明理由', advice: '下一步', noAdvice: '没有建议。', applies: '适用的政策与措施', noneApplies: '没有适用项。', not: '不适用 {{count}} 项及原因',
  },
  land: { title: '用地', none: '没有计入该企业的用地。', parcel: '宗地', counts: '计入面积', share: '占宗地', as: '身份', holder: '权利人', user: '使用者' },
  years: { title: '历年数据', none: '未采集到税收、用电和参保数据。', measure: '年度与项目', of: '{{year}} 年{{measure}}', amount: '数额', source: '来源' },
  leases: {
    title: '租赁', rents: '承租', lets: '出租', number: '合同号', above: '上级合同 {{number}}', lessor: '出租方', tenant: '承租方', building: '房屋与单元', area: '面积', term: '租期', rent: '年租金', filed: '备案', consent: '产权人同意转租', unsaid: '未填', over: '不在租期内',
  },
  register: {
    title: '登记信息', uscc: '统一社会信用代码', number: '注册号', none: '无', founded: '成立日期', status: '登记状态', scale: '规模', address: '住所', village: '所属村', premises: '经营用房', source: '来源', absent: '登记名单中没有该企业，只见于其他部门的数据。', departments: '提供数据的部门', rows: '{{count}} 条',
  },
  form: { company: '企业', individual_business: '个体户' },
  registered: { active: '在业', revoked: '吊销', deregistered: '注销' },
  scale: { above_scale: '规上', below_scale: '规下' },
  permit: { key: '重点管理', simplified: '简化管理', registration: '登记管理' },
  environment: { title: '环保手续', process: '产污工艺', approval: '环评批复', permit: '排污许可', until: '有效期至 {{day}}', waste: '产生危废', contract: '危废处置协议', absent: '未采集到环保手续。' },
  department: {
    market_supervision: '市场监管', natural_resources: '自然资源', tax: '税务', power: '供电', environment: '生态环境', social_insurance: '人力社保', statistics: '统计', fire: '消防救援', petitions: '信访', town: '镇政府', village: '村集体', enterprise: '企业申报（一企一单）',
  },
  findings: {
    title: '疑点', all: '全部', rule: '规则', search: '名称、代码或标题', count: '共 {{total}} 项，已显示 {{shown}} 项', empty: '没有符合条件的疑点。请放宽条件。',
  },
  finding: {
    suspicion: '疑点，须现场核实', suspicionLong: '以下均为根据资料发现的疑点，未经现场核实不是事实，不得据此直接采取措施。', area: '涉及建筑面积 {{area}} ㎡', onMap: '在图上看', concerns: '涉及：', others: ' 等，另 {{count}} 家', verify: '现场核实：', clauses: '依据：', rule: '规则编号',
  },
  subject: { enterprise: '企业', building: '房屋', parcel: '宗地', tenancy: '租赁合同' },
  check: { legality: '合规性', illegal_building: '违建', letting: '租赁违规', fire_safety: '消防安全', environment: '环保断链' },
  map: {
    title: '一张图', controls: '地图设置', view: '图或表', asMap: '地图', asList: '列表', search: '宗地代码、企业名称或代码', results: '查找结果', nothingFound: '没有找到。', notOnMap: '（无用地）', theme: '专题', layers: '图层',
    zoomIn: '放大', zoomOut: '缩小', metre: '米', kilometre: '公里', scroll: '按住 Ctrl 键再滚动滚轮，可以缩放地图', scrollMac: '按住 ⌘ 键再滚动滚轮，可以缩放地图', twoFingers: '请用两个手指移动地图',
    noWebgl: '这台电脑不能画地图', noWebglRemedy: '浏览器没有可用的 WebGL。请改看“列表”，内容相同；或换用较新的浏览器。',
  },
  theme: { grade: '等级', yield: '亩均税收', conflict: '规划冲突', mode: '改造模式', phase: '分期' },
  legend: {
    grade: { title: '等级（用地最多的企业）', A: 'A 级', B: 'B 级', C: 'C 级', D: 'D 级', none: '工业用地，未参评', other: '非工业用地' },
    yield: { title: '亩均税收（万元/亩）', e0: '不足 1', e1: '1–4', e4: '4–10', e10: '10–20', e20: '20 及以上', none: '工业用地，未采集', other: '非工业用地' },
    conflict: { title: '规划为他用的面积占比', e0: '无冲突', e001: '不足 10 %', e10: '10–50 %', e50: '50 % 及以上', other: '非工业用地' },
    mode: { title: '改造模式', demolish: '拆除式', sort: '梳理式', manage: '管理提升式', keep_then_demolish: '近期保留远期拆除', barred: '区块内，均受限', other: '不在区块内' },
    phase: { title: '开工（从首期起）', y1: '第 1 年', y2: '第 2 年', y3: '第 3 年', y4: '第 4–5 年', y6: '第 6 年起', other: '不在方案内' },
    counted: '共 {{total}} 宗，截至 {{day}}',
  },
  layer: { zones: '规划用途分区', waterways: '水系', buildings: '建筑物（深色疑似违建）', roads: '道路', parks: '园区范围', blocks: '改造区块', labels: '名称标注' },
  parcel: {
    title: '宗地详情', close: '关闭宗地详情', open: '打开宗地 {{code}}', code: '宗地代码', gradeOf: '等级取自用地最多的参评企业：{{name}}', noGrade: '没有参评企业', landUse: '用途', area: '面积', taxPerMu: '亩均税收', far: '容积率', coverage: '建筑密度', conflict: '规划冲突',
    floor: '建筑面积', lawful: '合法 {{area}} ㎡', illegal: '疑似违法 {{area}} ㎡', zones: '规划用途', noZone: '不在规划分区内', conflictShare: '规划冲突 {{share}}', control: '公路控制区', controlOf: '{{name}}，公路用地外缘起 {{width}} 米内，占 {{area}} ㎡', home: '最近住宅', metres: '{{metres}} 米',
    difference: '证载减实测', block: '改造区块', noBlock: '不在区块内', firms: '企业（{{count}} 家）', noFirms: '没有企业的用地计入此宗。', holders: '权利人（{{count}}）', noHolder: '登记资料中没有权利人。', share: '份额 {{share}}', noCertificate: '无证', buildings: '建筑物（{{count}} 幢）',
    suspectBuilding: '疑似违建', building: '{{use}}，{{structure}}，{{floors}} 层，{{area}} ㎡', findings: '疑点（{{count}} 项）', noFindings: '没有疑点。',
  },
  tenure: { state_granted: '国有出让', state_allocated: '国有划拨', collective: '集体建设用地', unregistered: '未登记' },
  parks: {
    title: '园区与村', note: '出租率＝在租面积 ÷（在租面积＋空置面积）', none: '没有园区范围。', outside: '园区以外的工业用地', occupancy: '出租率', area: '用地', parcels: '{{count}} 宗', firms: '在业企业', floor: '建筑面积', let: '在租面积', vacant: '空置面积', rest: '自用或未采集', later: '另有 {{area}} ㎡ 稍后可用',
    coverage: '租赁、空置记录覆盖建筑面积的 {{share}}', ending: '即将到期的租约 {{count}} 份', endsOn: '{{day}} 到期，余 {{left}} 天', notes: '下次走访提示 {{count}} 条',
  },
  projects: { title: '拟引进项目与空置厂房', name: '项目', land: '需用地', floor: '需厂房', starts: '预计投产', admission: '准入', vacancies: '空置厂房', fits: '合适的空置 {{count}} 处', noneFits: '没有合适的空置', fit: '合适', unfit: '不合适' },
  villages: {
    title: '各村', enterprises: '企业', parcels: '宗地', area: '面积（亩）', findings: '疑点', closures: '拟取缔', bookValue: '集体资产账面（万元）', rent: '年租金收入（万元）', rentsUnknown: '另有 {{count}} 项资产未采集', votes: '集体表决', needed: '应到 {{voting}} 人，须 {{needed}} 票',
  },
  me: { logIn: '登录', account: '我的账户', open: '公开演示：本机任何人都可查阅，不需登录。请勿用于真实数据。' },
  login: {
    title: '登录', withPassword: '口令登录', withCode: '启用账户', name: '登录名', nameNote: '企业用统一社会信用代码', password: '口令', newPassword: '新口令', code: '动态口令', codeNote: '启用了动态口令的账户才需填写', letterCode: '启用码', person: '姓名', personNote: '首次启用管理员账户时填写', needed: '请填写', claim: '启用并登录',
    or: '或', through: '用{{name}}登录', throughNote: '须先在“我的账户”绑定，或由系统管理员代为绑定。',
  },
  identity: {
    title: '统一身份认证登录', binding: '绑定统一身份', checking: '正在核对身份认证结果…', nothing: '没有收到身份认证结果：认证未完成或已取消。', backToLogin: '返回登录', backToAccount: '返回我的账户', own: '统一身份', ownNote: '绑定后可用统一身份认证登录；动态口令照常需要', boundTo: '已绑定{{provider}}：', unbind: '解除绑定', unbindSure: '解除后不能再用统一身份认证登录，其他会话立即退出。', bind: '绑定{{provider}}', bindOther: '绑定统一身份', passwordOnceMore: '为确认是本人，请再输入口令', subject: '身份认证系统中的标识',
  },
  account: {
    logOut: '退出登录', roles: '我的角色', noRole: '还没有角色。请安全管理员授权后重新登录。', sessions: '登录会话', sessionsNote: '30 分钟不用或满 12 小时自动退出', agent: '浏览器', noAgent: '未说明', opened: '登录时间', seen: '最近使用', end: '结束', this: '当前会话',
    factor: '动态口令', factorNote: '审批和管理账户必须启用', factorStart: '启用或更换动态口令', factorSecret: '在手机的验证器里手工添加下面的密钥，再填入它显示的六位数字。密钥只显示这一次。', factorProve: '验证并启用', factorDone: '已启用。以后登录须填动态口令。',
    password: '修改口令', passwordNote: '修改后其他会话全部退出', passwordDone: '口令已修改。', old: '原口令', change: '修改', looks: '谁看过我的档案', looksNote: '其他单位查阅本企业经营数据的记录', noLooks: '没有查阅记录。', lookAt: '时间', lookBody: '查阅单位', lookWhat: '方式', lookList: '名录或总表', lookPage: '企业详情', lookFields: '内容',
  },
  people: {
    title: '人员与授权', note: '系统管理员开户、停用；安全管理员授权、撤权。每一步都记入台账。', factorFirst: '办理开户、授权须先在“我的账户”启用动态口令，再重新登录。', letter: '账户 {{account}} 的启用码，只显示这一次，请打印后当面交付（30 天内有效）', accounts: '账户', count: '共 {{count}} 个', open: '开户', openNote: '企业的登录名用统一社会信用代码', person: '姓名', erased: '（个人信息已删除）', closed: '已停用',
    invite: '重发启用码', close: '停用', closeSure: '停用后不能恢复，其会话立即失效。', keep: '取消', grant: '授权', erase: '删除个人信息', eraseSure: '姓名和登录名将永久无法读出，台账仍可校验。', until: '{{from}} 至 {{until}}', onBehalf: '代 {{account}}', withdraw: '撤权', noGrant: '没有授权', body: '单位', role: '角色', lastDay: '截止日', dayLike: '如 2026-12-31',
    which: { bureau: '部门', village: '村', park_operator: '园区代码', enterprise: '企业编号' },
  },
  body: { city: '市', town: '镇政府', bureau: '部门', platform_company: '国资平台', village: '村', park_operator: '园区运营方', enterprise: '企业', public: '公众' },
  role: { city_reader: '市级查阅', town_reader: '镇级查阅', town_officer: '镇级经办', town_leader: '镇级审批', bureau_officer: '部门经办', petition_officer: '信访经办', platform_officer: '国资平台经办', village_officer: '村级经办', park_steward: '园区管家', enterprise_user: '企业用户', system_administrator: '系统管理员', security_administrator: '安全管理员', audit_administrator: '审计管理员' },
  field: { trade_secret: '经营数据', personal_data: '个人信息', petitioner_identity: '信访人身份' },
  funds: {
    parties: '各方收支：{{mode}}', partiesSum: '各方净额相加等于静态平衡 {{amount}} 万元，分毫不差；缺口峰值出现的季度各不相同，不能相加。', gapAt: '缺口时点',
    debt: '分年偿债与覆盖倍数', debtNote: '万元；质押收益为扣除先行成本后的项目收益', met: '满足覆盖要求', unmet: '未满足覆盖要求', year: '年份', drawn: '借入', principal: '还本', interest: '付息', pledged: '质押收益', cover: '覆盖倍数',
    risk: '假设不准时会怎样：{{mode}}', riskNote: '净现值，万元', breakEven: '盈亏平衡点：其他不变，净现值为零时的取值', number: '参数', today: '现取值', breakEvenAt: '平衡点', nowhere: '{{from}} 至 {{to}} 之间没有',
    tornado: '敏感性：每项单独变动', tornadoNote: '现有假设下净现值 {{npv}} 万元；橙色为变差，蓝色为变好。', range: '低值 – 高值', atLow: '低值时', atHigh: '高值时', swing: '变动幅度',
    simulation: '蒙特卡洛模拟：各项一起变动', simulationNote: '抽样 {{draws}} 次，种子 {{seed}}（相同种子结果相同）；净现值不为负的占 {{share}} %。', figure: '指标', mean: '均值', deviation: '标准差',
  },
  phases: {
    title: '分期方案', note: '哪些地连成片、用什么模式、何时开工，企业在每个季度坐在哪里', none: '没有分期方案。', map: '分期位置图', mapNote: '按开工年份着色',
    whole: '全部区块', contiguous: '连成一片', apart: '不连成一片', blocks: '区块', unitBlocks: '个', displaced: '需要搬迁的企业', taxPerMu: '亩均税收（万元/亩）', estimates: '改造后为按规则包参数测算，不是规划指标。',
    byStart: '区块，按开工先后', byStartNote: '面积为亩，净现值为万元；箭头为改造前 → 改造后', start: '开工', numbered: '{{number}} 号，{{start}}', mode: '模式', area: '面积（亩）', firms: '企业 / 搬迁', npv: '净现值（万元）', ready: '投用',
    seats: '腾空企业的去处，逐季度', seatsNote: '{{count}} 家，每个季度都有一处容得下的厂房', inVacancies: '在周转用房', inNewSpace: '在新厂房', openFloor: '可用面积', thousand: '千㎡', seatsChart: '逐季度腾空企业占用面积与可用面积图；数字见下表。', quarter: '季度',
    firmsInVacancies: '在周转用房（家）', vacancyFloor: '占用 / 可用（㎡）', firmsInNewSpace: '在新厂房（家）', newSpaceFloor: '新厂房占用 / 可用（㎡）', everyFirm: '每家企业先后落脚的地方', leaves: '腾空的宗地', places: '去处', forGood: ' 起长期', vacancy: '空置厂房 {{place}}', back: '回到本区块新厂房', newSpace: '{{number}} 号区块新厂房', showAll: '显示全部 {{count}} 家',
    funds: '分期资金平衡', fundsNote: '各区块按各自开工季度合计', proof: '这个方案有多好', worth: '方案价值', bound: '已证明的上限', gap: '差距', worthNote: '价值＝净现值＋规则包给改造、腾出用地的权重－推迟的代价；权重是取舍，不是收入。',
    binds: '什么在起约束', nothingBinds: '没有限制有可证明的价格。', idle: '放宽后上限不变的限制：{{names}}', runnerUp: '次优方案', runnerUpWorth: '价值 {{worth}} 万元，比首选少 {{less}} 万元；与首选不同的区块：', noRunnerUp: '在给定的计算量内没有找到相近的另一个方案。', hash: '方案编号（同样的数据、规则和计算量得出同样的编号）',
    answers: '常被问到的', answersLater: '正在推算“多给一点值多少”“换个方案差多少”，首次需要十几秒…', answersNote: '金额为万元', prices: '限制放宽一步值多少', limit: '限制', step: '放宽', found: '找到的方案好了', atMost: '已证明至多好', control: '“找到的方案好了”与同样计算量、不放宽的对照相比；0 表示这点计算量没有找到更好的方案。',
    alternatives: '相差 1% 以内的其他方案', plan: '方案', worthWan: '价值', less: '比首选少', out: '退出宗地', in: '新入宗地', otherwise: '方式或时间不同',
    inclusion: '每宗地纳入值多少', parcel: '宗地', lacks: '没有它少（万元）', atLeast: '已证明至少少（万元）', noneFound: '没有找到方案', showAllParcels: '显示全部 {{count}} 宗', inclusionNote: '“没有它少”是去掉这宗地后找到的最好方案与首选之差；0 表示不纳入它也有一样好的方案。',
    frontier: '净现值与腾出土地的取舍', freed: '腾出土地（亩）', frontierNote: '这些方案各有取舍：没有一个在两方面都不如另一个。',
    rounds: '与平台公司的协商', roundsNote: '每轮的条件算出一个情景，金额为万元', round: '轮次', peakGap: '资金缺口峰值', projects: '项目落地 / 等待', noneUnder: '这些条件下没有方案',
  },
  jobs: {
    title: '深入测算', note: '每问约半分钟，算的时候可以离开本页，回来还在', inclusion: '每宗地值多少', frontier: '目标之间的取舍', prices: '限制放宽值多少', alternatives: '还有哪些方案', ask: '开始测算', waiting: '排队等候', running: '正在测算', cancel: '取消', nothing: '这些问题没有答案：没有限制在起约束，也没有相近的方案。',
  },
  landFindings: {
    title: '用地发现', note: '图上看得见的事实，没有嫌疑人；每项附图形、条款和须核实的事项', search: '代码或证据里的字', planned: '规划{{use}} {{area}} ㎡：', noProcedure: '规则包没有指明可解除冲突的程序', days: '不少于 {{days}} 日', outline: '{{code}} 的轮廓',
  },
};

export type Dictionary = typeof zh;
