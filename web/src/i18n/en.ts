import { approvalsEn } from './approvals';
import { dailyEn } from './daily';
import type { Dictionary } from './zh';

/** English, complete. 万元 is written ¥10k, so that figures are the same in both languages. */
export const en: Dictionary = {
  ...approvalsEn,
  ...dailyEn,
  product: 'Sanqian 三千',
  missing: 'not collected',
  yes: 'yes',
  no: 'no',
  more: 'Show more',
  withUnit: '{{name}} ({{unit}})',
  comma: ', ',
  colon: ': ',
  semicolon: '; ',
  nav: {
    label: 'Main', where: 'Where you are', skip: 'Skip to the content', overview: 'Overview', map: 'Map', enterprises: 'Enterprises', rounds: 'Evaluation', proposals: 'What-if', findings: 'Suspicions', cases: 'Cases', programme: 'Three actions', land: 'Land', blocks: 'Renewal blocks', phases: 'Phases', parks: 'Parks and villages', assets: 'Village assets', approvals: 'Approvals', beside: 'Pages beside this one', petitions: 'Petitions', storages: 'Land storage', quotas: 'Quotas', operations: 'Running the parks', report: 'Workbook (XLSX)',
  },
  foot: 'Data as of {{day}}, evaluation year {{year}}, {{facts}} records in force.',
  footRevision: 'Computation {{revision}}. The same data and rules give the same result at any time.',
  state: {
    denied: 'Not allowed', logInFirst: 'Please log in', reason: 'Reason:',
    loading: 'Reading…', notFound: 'Not found', refused: 'The request was refused', noAnswer: 'The server does not answer', noAnswerRemedy: 'Check that sanqian serve is running and that the network is up, then try again.', again: 'Try again',
    expectedFound: 'expected {{expected}}, found "{{found}}"', noPage: 'There is no such page', toOverview: 'Back to the overview',
  },
  unit: { wan: '¥10k', mu: 'mu', firms: 'firms', items: '', people: 'people', wanPerMu: '¥10k/mu', yuanPerM2: '¥/m²·year', holders: 'per parcel' },
  units: {
    '万元': '¥10k', '亩': 'mu', '万元/亩': '¥10k/mu', '万元/吨标准煤': '¥10k/tce', '万元/吨': '¥10k/t', '万元/人': '¥10k/person', '万元/万千瓦时': '¥/kWh',
    '万元/年': '¥10k/year', '千克标准煤': 'kgce', '千克二氧化碳': 'kg CO₂', '立方米': 'm³', '吨标准煤': 'tce', '吨标准煤/万元': 'tce/¥10k', '万千瓦时': '×10⁴ kWh', '吨': 't', '人': 'people', '项': 'faults',
  },
  given: { '工业': 'industrial', '住宅': 'residential', '商服': 'commercial', '公共': 'public', '农用': 'farm', '商业': 'commercial', '居住': 'residential', '绿地': 'green', '道路': 'road', '农田': 'farmland', '厂房': 'plant', '宿舍': 'dormitory', '仓库': 'store', '办公': 'office', '棚': 'shed', '钢混': 'reinforced concrete', '砖混': 'brick and concrete', '砖木': 'brick and timber', '钢棚': 'steel shed', '镇级': 'town level', '村级': 'village level', '国有出让': 'state, granted', '国有划拨': 'state, allocated', '集体建设用地': 'collective construction land', '宅基地': 'homestead', '集体': 'collective', '国有': 'state', '未登记': 'not registered', '未确定': 'not determined' },
  grade: {
    named: 'Grade {{grade}}', none: 'not graded',
    means: { A: 'A: to be given priority; among the best yields per mu.', B: 'B: to be supported; good yield per mu.', C: 'C: to be improved; low yield per mu.', D: 'D: restricted; the lowest yields per mu, to be rectified and coached.' },
  },
  status: { official: 'official', draft: 'draft', unsourced: 'no source', textMissing: 'text not on file: check it' },
  source: { sheet: 'sheet "{{sheet}}"', row: 'row {{row}}', column: 'column {{column}}', literal: 'as given "{{text}}"', several: 'source cells: {{count}}' },
  unsourced: {
    notice: 'Parameters used here that no source gives: {{count}}. The results are estimates; open to see each parameter.', list: 'Parameters without a source', meaning: 'Meaning', value: 'Value', parameter: 'Parameter',
  },
  overview: {
    title: 'The town at a glance', asOf: 'Data as of {{day}} · evaluation year {{year}}', asOfShort: 'Data as of {{day}}', formula: 'Evaluated by', grades: 'Grades', ranked: '{{count}} ranked', coverage: '{{graded}} of {{all}} graded;',
    cut: '{{grade}}: top {{upTo}}', rest: '{{grade}}: the rest', fromScore: '{{grade}}: from {{score}} points', lowest: ' (lowest {{score}} points)', notGraded: '{{count}} not graded', notGradedNote: ': land, tax or other data were not collected; they do not count as 0.',
    checks: 'Suspicions by check', suspicions: 'all must be verified on site', blocks: 'Renewal blocks', leftOver: 'low-yield parcels that form no block: {{count}}', balance: 'All blocks, chosen modes', toBlocks: 'Compare the four modes',
  },
  attention: {
    title: 'What needs attention today', nothing: 'Nothing is waiting.', fire: 'fire-safety suspicions: lives may depend on them, verify first', closures: 'enterprises whose evidence supports lawful closure, once verified', environment: 'environmental suspicions to verify',
    ending: 'leases in parks end soon: visit in time', barred: 'blocks in which all four modes are barred', notGraded: 'enterprises not graded for lack of data: to be collected',
  },
  actions: {
    rectify: 'Rectify a thousand firms', rectifyNote: 'Suspicions of the five checks, proposals to close', closures: 'Proposed to close', closuresNote: 'evidence supports it; each to be verified, nothing is decided here', findings: 'Suspicions', findingsNote: 'each with evidence and clause',
    illegal: 'Suspected illegal building', illegalNote: 'floor area, the largest suspicion of each building',
    uplift: 'Uplift a thousand firms', upliftNote: 'Coaching, firm by firm', coaching: 'D firms to coach', coachingNote: 'operating, lawful, not proposed for closure;', coachingRows: 'see D firms not proposed for closure', highEnergy: 'High energy, low yield', highEnergyNote: 'much energy, little yield per mu', upliftLand: 'Land to uplift', upliftLandNote: 'parcels: {{count}}, in place;', upliftLandRows: 'see the map of tax per mu',
    redevelop: 'Redevelop a thousand mu', redevelopNote: 'Contiguous blocks, modes and fund balance', blocks: 'Contiguous blocks', blocksNote: 'number of blocks: {{count}}', balance: 'Static balance', balanceNote: 'income less cost, chosen modes', peakGap: 'Deepest gap', peakGapAt: 'in {{quarter}}', noGap: 'never below zero',
  },
  balance: {
    income: 'Income', cost: 'Cost', static: 'Static balance', npv: 'NPV (at {{rate}})', npvShort: 'NPV', irr: 'IRR', noIrr: 'no single rate', payback: 'Payback', never: 'not within the horizon', peakGap: 'Deepest gap', at: 'in {{quarter}}',
  },
  blocks: {
    title: 'Renewal blocks', note: 'Contiguous low-yield land; four modes over the same horizon', none: 'No contiguous low-yield land is large enough.', chosen: 'Blocks and their chosen modes', units: 'area in mu, money in ¥10k', name: 'Block', area: 'Area (mu)', parcels: 'Parcels', firms: 'Firms', taxPerMu: 'Tax (¥10k/mu)',
    mode: 'Chosen mode', static: 'Static balance (¥10k)', npv: 'NPV (¥10k)', allBarred: 'all barred', toMap: 'Show on the map', across: 'Static balance of the four modes', acrossNote: '¥10k; a barred mode is computed but never chosen',
  },
  block: {
    map: 'Map of the block', mapNote: 'By tax per mu', toMap: 'open the map', today: 'Today', area: 'Area', lawful: 'Lawful floor area', illegal: 'Suspected illegal floor area', firms: 'Firms', staff: 'Staff, where reported', tax: 'Tax of the evaluation year', taxPerMu: 'Tax per mu', conflict: 'Planned for another use', holders: 'Right holders',
    after: 'Before and after: {{mode}}', measure: 'Measure', before: 'Before', afterwards: 'After', far: 'Floor area ratio', demolished: 'Floor area demolished', built: 'Floor area built', parcels: 'Parcels ({{count}})',
  },
  modes: { title: 'The four modes', chosen: 'chosen', barredShort: 'barred', barred: 'Why barred', notBarred: 'not barred', built: 'Built', demolished: 'Demolished' },
  flow: {
    title: 'Cash flow: {{mode}}', note: 'by quarter; bars are income and cost, the line is the running sum', income: 'income', cost: 'cost', cumulative: 'running sum', description: 'Chart of income, cost and running sum by quarter; the figures are in the table of items below.',
  },
  lines: { title: 'Items: {{mode}}', unit: '¥10k by year; open an item for its arithmetic and basis', item: 'Item', party: 'Party', total: 'Total', net: 'Net', receives: 'Receives', pays: 'Pays' },
  party: { city: 'city', town: 'town', village: 'village collective', platform_company: 'state platform company', firms: 'firms' },
  enterprises: {
    title: 'Enterprises', count: '{{total}} in all, {{shown}} shown', search: 'Name or code', grade: 'Grade', population: 'Population', check: 'Check', village: 'Village', closure: 'Closure', closureYes: 'proposed', closureNo: 'not proposed', reset: 'Clear filters',
    empty: 'No enterprise fits. Widen or clear the filters.', name: 'Name', code: 'Code', noCode: 'no code', industry: 'Trade', rank: 'Rank', score: 'Score', taxPerMu: 'Tax (¥10k/mu)', taxPerMuShort: 'tax', findings: 'Suspicions', suspicions: 'suspicions: {{count}}', toMap: 'List of parcels',
  },
  enterprise: {
    round: 'See how the evaluation of {{year}} went', finalDiffers: 'The final grade of {{year}} is {{grade}}, and that counts; the rest of this page is computed anew from the data on file, for checking.',
    ranked: '{{population}}: score {{score}}, rank {{rank}} of {{of}}.', notGraded: 'Not graded: ', asOf: 'Data as of', year: 'Evaluation year', suspicions: 'Suspicions',
    statisticsOnly: '{{measures}}: known from identifiable statistics only. By the Statistics Law no measure against the enterprise may rest on them; its signed declaration (一企一单) is the basis.', findings: 'Suspicions', noFindings: 'The five checks found nothing.',
  },
  why: {
    title: 'Why this grade', indicator: 'Indicator', value: 'This firm', benchmark: 'Benchmark', points: 'Points', how: 'Arithmetic and source', weight: 'weight {{weight}}', sum: 'Total',
    rank: 'rank {{rank}} of {{of}} (top {{share}} %)', lines: 'Line by line', source: 'Method: ', changes: 'Changes of grade', path: 'What would make the grade better', pathNotAdvice: 'These are arithmetic of the formula, not advice. Where the formula divides by staff or revenue, for instance, fewer staff or less revenue raises the score; that does not mean that anyone should do so.', pathNote: 'Each figure alone, with everyone else as they are; ranks move when others move, so this is no promise.',
  },
  scored: { by_value: 'by value', missing_as_mean: 'not collected: mean points of the population', missing_as_zero: 'not collected: zero points', missing_as_points: 'not collected: the points that the method sets', missing_redistributed: 'not collected: its weight goes to the others' },
  measure: {
    tax_paid: 'Tax paid', value_added: 'Value added', revenue: 'Revenue', energy: 'Energy', electricity: 'Electricity', emissions: 'Main pollutants', staff: 'Mean staff', rd_spending: 'R&D spending', land: 'Land', insured: 'Insured staff',
  },
  peers: {
    title: 'Against peers', note: 'the benchmark is 100 %', own: 'This firm', median: 'Peers\' median', benchmark: 'benchmark', description: 'Own value and the peers\' median of each indicator, the benchmark being 100 percent; the figures are in the table beside it.', percentile: 'Position', ahead: '≥ {{share}} of peers', group: 'peers: {{group}}',
  },
  moves: {
    title: 'From grade to grade', note: 'rows: before; columns: after; falls above, rises below the diagonal', matrix: 'Firms by grade, {{from}} to {{to}}', to: 'becomes', live: 'live', proposal: 'proposal', risen: 'Rise', fallen: 'Fall', entered: 'Newly graded', left: 'No longer graded', firms: 'Firms whose grade or population changes', count: '{{total}} in all, {{shown}} shown', score: 'Change of score',
  },
  groups: { title: 'Who is hit', by: 'Group by', group: 'Group', firms: 'Firms', bar: 'Fall ◂ ▸ rise', amount: 'Fiscal effect (¥10k/year)', nobody: 'Nobody moves.', rest: 'Groups in which nobody moves: {{count}}.' },
  proposals: {
    title: 'What-if', note: 'What another method would do: who rises, who falls, what it costs. Live grades are not touched.', kept: 'Kept proposals', none: 'No proposal is kept yet. Try one and keep it:', command: 'sanqian what-if PACK --save NAME', name: 'Proposal', pack: 'Rule pack', year: 'Year', actor: 'By', at: 'Kept on', basis: 'Stands on', current: 'today\'s data', older: 'older data',
  },
  packs: {
    title: 'Rule packs', note: 'Evaluation methods that come with the program, each with its source. Before one is adopted it is checked on this town: gaps, overlaps, clauses that punish improvement, who would rise and fall.', shipped: 'Evaluation methods', link: 'Methods and the check before adoption', pack: 'Method', authority: 'Authority', document: 'Document', noDocument: 'no number', status: 'Source', state: 'Here', live: 'in force',
    untouched: 'Checked on the data of {{year}}; live grades stay as they are.', cannotGrade: 'This method cannot grade yet: see "to be solved first" below. Only then can it be said who rises and falls.', found: 'Check before adoption', tried: '{{tried}} changes tried firm by firm, {{left}} not tried', nothing: 'Nothing was found.', gravity: 'Weight', gravities: { error: 'to be solved first', warning: 'to be weighed', note: 'note' }, line: 'Finding', firms: 'Firms', byText: 'the text itself', example: 'For example', keep: 'Keep it as a proposal, to compare in the meeting:',
  },
  proposal: {
    kept: 'kept by {{actor}} on {{at}}; evaluation year {{year}}, data as of {{day}}', untouched: 'Live grades stay as they are; this page only tries.', hashes: 'Fingerprints of data and rules', replay: 'Can be tried again at any time and gives the same to the last bit:', older: 'This was tried on the data and the live method of its day; one of them has changed since.',
    hash: { pack: 'Proposed pack', live: 'Live pack', snapshot: 'Data', result: 'Result' },
  },
  measures: {
    title: 'Fiscal effect', note: 'as if the grades were published and the firms had confirmed their figures; cost above zero, yield below', live: 'By the live grades', proposal: 'By the proposal', difference: 'Difference', unpriced: 'No measure that follows from a grade is in force here, or no source gives its amount, so there is no figure. The table says of each what is missing; this does not mean "no effect".', adopting: 'As if adopted here:',
    clause: 'Clause', state: 'State', inForce: 'in force', notInForce: 'not in force', liveFirms: 'Firms, live', proposalFirms: 'Firms, proposal', change: 'Difference (¥10k/year)', why: 'What is missing', whole: 'wholly counted',
  },
  rounds: {
    title: 'Evaluation of the year', note: 'First grades, publication, objections, answers, final grades: every step stands in the ledger', list: 'Years', none: 'No evaluation is open yet. Begin with:', year: 'Year', of: 'Evaluation of {{year}}', stage: 'Stage', published: 'Publication', period: '{{on}} to {{until}}', objections: 'Objections', open: '{{count}}, of these unanswered: {{open}}', runs: 'Runs', finalOn: 'Final on',
  },
  stage: { initial: 'first grades', published: 'published', final: 'final' },
  stages: {
    initial: 'First grades', published: 'Publication', objected: 'Objections', answered: 'Answers', final: 'Final grades', done: 'done', now: 'under way', todo: 'to come',
    said: { on: '{{day}}', period: '{{on}} to {{until}}', received: 'received: {{count}}', answered: 'answered: {{count}} of {{of}}' },
    waits: { publish: 'Next: publication.', period: 'The publication runs until {{until}}; grades can become final from the day after.', answers: 'Objections without an answer: {{count}}; until they are answered nothing becomes final.', run: 'An upheld objection or a decision is in no run yet; the evaluation must be run again first.', settled: 'The grades are final and do not change; an appeal is a new run.' },
  },
  round: {
    objections: 'Objections and answers', objectionsNote: 'in the order received', noObjections: 'No objection was received.', number: 'No. {{number}}', unanswered: 'unanswered', upheld: 'upheld', rejected: 'not upheld', said: 'objected: ', answer: 'answered: ', decisions: 'Grades set by decision', decided: 'Set to', reason: 'Reason', basis: 'Basis', by: 'By',
    moves: 'Who moved', movesNote: 'runs: {{count}}; each against the one before', oneRun: 'There is one run only, nothing to compare.', nobody: 'Run {{run}}: nobody moved.', run: 'Run {{run}}', rank: 'Rank', steps: 'What happened', stepsNote: 'from the ledger, which is never rewritten', step: 'Step', on: 'Day', firm: 'Firm', entered: 'Entered',
  },
  event: { opened: 'First grades', published: 'Publication', objected: 'Objection no. {{number}} received', answered: 'Objection no. {{number}} answered', decided: 'Grade set by decision', rerun: 'New run', frozen: 'Final grades' },
  origin: { final: 'final', round: 'under way, not final', computed: 'computed by the method in force, not published' },
  trend: { title: 'Results by year', firms: 'Graded firms', origin: 'Grades', pack: 'Method', ungraded: '{{year}} cannot be graded: {{reason}}', longInD: 'In D for {{years}} years or more on end: {{count}}', step: '{{from}} → {{to}}', moved: 'Firms whose grade changed', how: 'How' },
  over: { title: 'Grades over the years', inD: '{{years}} years in D on end', moved: 'Against the year before', same: 'same grade' },
  closure: { title: 'Proposal to close (a case only after verification)', note: 'This proposes a case; it decides nothing. Every piece of evidence must be verified on site by a certified officer.' },
  plan: {
    title: 'One firm, one plan', note: 'with the reason for what applies and what does not', advice: 'Next steps', noAdvice: 'No advice.', applies: 'What applies', noneApplies: 'Nothing applies.', not: 'What does not apply, and why: {{count}}',
  },
  land: { title: 'Land', none: 'No land counts for this enterprise.', parcel: 'Parcel', counts: 'Counts', share: 'Of the parcel', as: 'As', holder: 'right holder', user: 'user' },
  years: { title: 'By year', none: 'Tax, electricity and insured staff were not collected.', measure: 'Year and measure', of: '{{year}}: {{measure}}', amount: 'Amount', source: 'Source' },
  leases: {
    title: 'Leases', rents: 'As tenant', lets: 'As lessor', number: 'Lease', above: 'under {{number}}', lessor: 'Lessor', tenant: 'Tenant', building: 'Building, unit', area: 'Area', term: 'Term', rent: 'Yearly rent', filed: 'Filed', consent: 'Owner consents', unsaid: 'not stated', over: 'not in force',
  },
  register: {
    title: 'Register', uscc: 'USCC', number: 'Registration no.', none: 'none', founded: 'Founded', status: 'Status', scale: 'Scale', address: 'Address', village: 'Village', premises: 'Premises', source: 'Source', absent: 'Not in the register; only other departments know it.', departments: 'Departments that know it', rows: 'rows: {{count}}',
  },
  form: { company: 'company', individual_business: 'individual business' },
  registered: { active: 'in business', revoked: 'licence revoked', deregistered: 'deregistered' },
  scale: { above_scale: 'above scale', below_scale: 'below scale' },
  permit: { key: 'key management', simplified: 'simplified management', registration: 'registration' },
  environment: { title: 'Environmental papers', process: 'Polluting process', approval: 'EIA approval', permit: 'Discharge permit', until: 'until {{day}}', waste: 'Hazardous waste', contract: 'Waste contract', absent: 'Environmental papers were not collected.' },
  department: {
    market_supervision: 'Market supervision', natural_resources: 'Natural resources', tax: 'Tax', power: 'Power', environment: 'Environment', social_insurance: 'Social insurance', statistics: 'Statistics', fire: 'Fire service', petitions: 'Petitions', town: 'Town', village: 'Village', enterprise: 'The enterprise (signed declaration)',
  },
  findings: {
    title: 'Suspicions', all: 'All', rule: 'Rule', search: 'Name, code or title', count: '{{total}} in all, {{shown}} shown', empty: 'No suspicion fits. Widen the filters.',
  },
  finding: {
    suspicion: 'a suspicion, to be verified on site', suspicionLong: 'These are suspicions found in the files. Until verified on site none is a fact, and no measure may rest on it.', area: '{{area}} m² of floor area', onMap: 'show on the map', concerns: 'Concerns: ', others: ' and {{count}} more', verify: 'Verify on site: ', clauses: 'Basis: ', rule: 'Rule',
  },
  subject: { enterprise: 'Enterprise', building: 'Building', parcel: 'Parcel', tenancy: 'Lease' },
  check: { legality: 'Legality', illegal_building: 'Illegal building', letting: 'Illegal letting', fire_safety: 'Fire safety', environment: 'Environment' },
  map: {
    title: 'Map', controls: 'What the map shows', view: 'Map or list', asMap: 'Map', asList: 'List', search: 'Parcel code, firm or its code', results: 'Results', nothingFound: 'Nothing found.', notOnMap: '(no land)', theme: 'Theme', layers: 'Layers',
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', metre: 'm', kilometre: 'km', scroll: 'Hold Ctrl and scroll to zoom the map', scrollMac: 'Hold ⌘ and scroll to zoom the map', twoFingers: 'Use two fingers to move the map',
    noWebgl: 'This computer cannot draw the map', noWebglRemedy: 'The browser has no WebGL. The list shows the same; or use a newer browser.',
  },
  theme: { grade: 'Grade', yield: 'Tax per mu', conflict: 'Plan conflict', mode: 'Renewal mode', phase: 'Phases' },
  legend: {
    grade: { title: 'Grade (firm with most land)', A: 'Grade A', B: 'Grade B', C: 'Grade C', D: 'Grade D', none: 'industrial, not graded', other: 'not industrial' },
    yield: { title: 'Tax per mu (¥10k/mu)', e0: 'below 1', e1: '1–4', e4: '4–10', e10: '10–20', e20: '20 and above', none: 'industrial, not collected', other: 'not industrial' },
    conflict: { title: 'Share planned for another use', e0: 'no conflict', e001: 'below 10 %', e10: '10–50 %', e50: '50 % and above', other: 'not industrial' },
    mode: { title: 'Renewal mode', demolish: 'Demolish', sort: 'Sort out', manage: 'Manage', keep_then_demolish: 'Keep, demolish later', barred: 'in a block, all barred', other: 'in no block' },
    phase: { title: 'Start (years from the first)', y1: 'Year 1', y2: 'Year 2', y3: 'Year 3', y4: 'Years 4–5', y6: 'Year 6 on', other: 'Not in the plan' },
    counted: 'parcels as of {{day}}: {{total}}',
  },
  layer: { zones: 'Plan zones', waterways: 'Waterways', buildings: 'Buildings (dark: suspected illegal)', roads: 'Roads', parks: 'Parks', blocks: 'Renewal blocks', labels: 'Names' },
  parcel: {
    title: 'Parcel', close: 'Close the parcel', open: 'Open parcel {{code}}', code: 'Parcel code', gradeOf: 'Grade of the graded firm with most land: {{name}}', noGrade: 'No graded firm here', landUse: 'Use', area: 'Area', taxPerMu: 'Tax per mu', far: 'FAR', coverage: 'Coverage', conflict: 'Plan conflict',
    floor: 'Floor area', lawful: 'lawful {{area}} m²', illegal: 'suspected illegal {{area}} m²', zones: 'Planned use', noZone: 'in no plan zone', conflictShare: 'plan conflict {{share}}', control: 'Highway control', controlOf: '{{name}}: {{width}} m from road land, {{area}} m² inside', home: 'Nearest home', metres: '{{metres}} m',
    difference: 'Certificate less outline', block: 'Renewal block', noBlock: 'in no block', firms: 'Firms ({{count}})', noFirms: 'No firm\'s land counts here.', holders: 'Right holders ({{count}})', noHolder: 'The files name no right holder.', share: 'share {{share}}', noCertificate: 'no certificate', buildings: 'Buildings ({{count}})',
    suspectBuilding: 'suspected illegal', building: '{{use}}, {{structure}}, floors: {{floors}}, {{area}} m²', findings: 'Suspicions ({{count}})', noFindings: 'No suspicions.',
  },
  tenure: { state_granted: 'state, granted', state_allocated: 'state, allocated', collective: 'collective', unregistered: 'not registered' },
  parks: {
    title: 'Parks and villages', note: 'Occupancy is floor area let over let and vacant', none: 'No park is on the map.', outside: 'Industrial land outside parks', occupancy: 'let', area: 'Land', parcels: 'parcels: {{count}}', firms: 'Firms in business', floor: 'Floor area', let: 'Let', vacant: 'Vacant', rest: 'Own use or not collected', later: '{{area}} m² more later',
    coverage: 'Leases and vacancies on record cover {{share}} of the floor area', ending: 'Leases that end soon: {{count}}', endsOn: 'ends {{day}}, days left: {{left}}', notes: 'Points for the next visit: {{count}}',
  },
  projects: { title: 'Incoming projects and vacancies', name: 'Project', land: 'Land needed', floor: 'Floor area needed', starts: 'Starts', admission: 'Admission', vacancies: 'Vacancies', fits: 'Vacancies that fit: {{count}}', noneFits: 'No vacancy fits', fit: 'fits', unfit: 'does not fit' },
  villages: {
    title: 'Villages', enterprises: 'Enterprises', parcels: 'Parcels', area: 'Area (mu)', findings: 'Suspicions', closures: 'To close', bookValue: 'Collective assets (¥10k)', rent: 'Yearly rent (¥10k)', rentsUnknown: 'assets whose rent was not collected: {{count}}', votes: 'Collective vote', needed: 'votes needed: {{needed}} of {{voting}}',
  },
  me: { logIn: 'Log in', account: 'My account', open: 'Open mode: anyone on this machine can read, without logging in. Not for real data.' },
  login: {
    title: 'Log in', withPassword: 'With a password', withCode: 'Take up an account', name: 'Log-in name', nameNote: 'For an enterprise, its unified social credit code', password: 'Password', newPassword: 'New password', code: 'Second factor', codeNote: 'Only for accounts that have one', letterCode: 'Code', person: 'Your name', personNote: 'For the first administrators only', needed: 'Please fill in', claim: 'Take up and log in',
    or: 'or', through: 'Log in with {{name}}', throughNote: 'Your account must be bound first, under My account or by the system administrator.',
  },
  identity: {
    title: 'Log in with the identity provider', binding: 'Bind the identity provider', checking: 'Checking what the identity provider says…', nothing: 'Nothing came from the identity provider: it was not finished, or cancelled.', backToLogin: 'Back to logging in', backToAccount: 'Back to my account', own: 'Identity provider', ownNote: 'Once bound, you may log in with it; your second factor is asked for as before', boundTo: 'Bound to {{provider}}:', unbind: 'Unbind', unbindSure: 'You cannot log in with the identity provider any more, and all other sessions end.', bind: 'Bind {{provider}}', bindOther: 'Bind identity', passwordOnceMore: 'Your password once more, to be sure that it is you', subject: 'Identifier at the identity provider',
  },
  account: {
    logOut: 'Log out', roles: 'My roles', noRole: 'No role yet. Ask the security administrator for one, then log in again.', sessions: 'Sessions', sessionsNote: 'End after 30 minutes without use, or 12 hours', agent: 'Browser', noAgent: 'Not told', opened: 'Logged in', seen: 'Last used', end: 'End', this: 'This session',
    factor: 'Second factor', factorNote: 'Needed for approving and for managing accounts', factorStart: 'Set up or replace the second factor', factorSecret: 'Add this key to the authenticator on your phone by hand, then type the six digits that it shows. The key is shown this once.', factorProve: 'Check and set up', factorDone: 'Set up. From now on logging in asks for it.',
    password: 'Change the password', passwordNote: 'All other sessions end', passwordDone: 'The password was changed.', old: 'Password until now', change: 'Change', looks: 'Who looked at my file', looksNote: 'Reads of your business figures by other bodies', noLooks: 'Nobody looked.', lookAt: 'When', lookBody: 'By', lookWhat: 'Where', lookList: 'A list or the workbook', lookPage: 'The enterprise page', lookFields: 'What',
  },
  people: {
    title: 'People and roles', note: 'The system administrator opens and closes accounts; the security administrator gives and withdraws roles. Each step is an entry of the ledger.', factorFirst: 'Set up a second factor under My account and log in again, to open accounts or give roles.', letter: 'Code for account {{account}}, shown this once: print it and hand it over (good for 30 days)', accounts: 'Accounts', count: '{{count}} in all', open: 'Open an account', openNote: 'An enterprise logs in with its unified social credit code', person: 'Name', erased: '(personal data erased)', closed: 'Closed',
    invite: 'New code', close: 'Close', closeSure: 'A closed account stays closed; its sessions end at once.', keep: 'Cancel', grant: 'Give a role', erase: 'Erase personal data', eraseSure: 'Name and log-in name can never be read again; the ledger still verifies.', until: '{{from}} to {{until}}', onBehalf: 'for {{account}}', withdraw: 'Withdraw', noGrant: 'No role', body: 'Body', role: 'Role', lastDay: 'Last day', dayLike: 'Like 2026-12-31',
    which: { bureau: 'Bureau', village: 'Village', park_operator: 'Park code', enterprise: 'Enterprise id' },
  },
  body: { city: 'City', town: 'Town office', bureau: 'Bureau', platform_company: 'Platform company', village: 'Village', park_operator: 'Park operator', enterprise: 'Enterprise', public: 'Public' },
  role: { city_reader: 'City reader', town_reader: 'Town reader', town_officer: 'Town officer', town_leader: 'Town leader', bureau_officer: 'Bureau officer', petition_officer: 'Petition officer', platform_officer: 'Platform officer', village_officer: 'Village officer', park_steward: 'Park steward', enterprise_user: 'Enterprise user', system_administrator: 'System administrator', security_administrator: 'Security administrator', audit_administrator: 'Audit administrator' },
  field: { trade_secret: 'Business figures', personal_data: 'Personal data', petitioner_identity: 'Petitioner' },
  funds: {
    parties: 'By party: {{mode}}', partiesSum: 'The nets add up to the static balance of {{amount}} (¥10k) to the fen; the deepest gaps lie in different quarters and do not add up.', gapAt: 'Gap in',
    debt: 'Debt service and cover by year', debtNote: '¥10k; pledged income is what is left after the costs that come first', met: 'Cover is reached', unmet: 'Cover is not reached', year: 'Year', drawn: 'Drawn', principal: 'Principal', interest: 'Interest', pledged: 'Pledged income', cover: 'Cover',
    risk: 'When the assumptions are wrong: {{mode}}', riskNote: 'NPV in ¥10k', breakEven: 'Break-even: the value at which NPV is zero, all else as it is', number: 'Number', today: 'Today', breakEvenAt: 'Break-even', nowhere: 'nowhere from {{from}} to {{to}}',
    tornado: 'Tornado: each number alone', tornadoNote: 'NPV is {{npv}} (¥10k) by today’s assumptions; orange is worse, blue is better.', range: 'Low – high', atLow: 'At low', atHigh: 'At high', swing: 'Swing',
    simulation: 'Monte Carlo: all numbers at once', simulationNote: '{{draws}} draws, seed {{seed}} (the same seed gives the same draws); NPV is not negative in {{share}} % of them.', figure: 'Figure', mean: 'Mean', deviation: 'Deviation',
  },
  phases: {
    title: 'Phases', note: 'Which plots together, renewed how and when, and where the firms sit in every quarter', none: 'There is no phased plan.', map: 'Map of the phases', mapNote: 'Coloured by year of start',
    whole: 'All blocks', contiguous: 'contiguous', apart: 'not contiguous', blocks: 'Blocks', unitBlocks: 'blocks', displaced: 'Firms that have to move', taxPerMu: 'Tax per mu (¥10k)', estimates: 'Figures after renewal are estimates by the pack’s parameters, not plan targets.',
    byStart: 'Blocks by start', byStartNote: 'Area in mu, NPV in ¥10k; arrows lead from today to after renewal', start: 'Start', numbered: 'No. {{number}}, {{start}}', mode: 'Mode', area: 'Area (mu)', firms: 'Firms / moving', npv: 'NPV (¥10k)', ready: 'Ready',
    seats: 'Where displaced firms sit, by quarter', seatsNote: 'firms: {{count}}, each with one place large enough in every quarter', inVacancies: 'In vacancies', inNewSpace: 'In new space', openFloor: 'Open floor', thousand: '1,000 m²', seatsChart: 'Floor taken by displaced firms and floor open to them by quarter; the figures are in the table below.', quarter: 'Quarter',
    firmsInVacancies: 'Firms in vacancies', vacancyFloor: 'Taken / open (m²)', firmsInNewSpace: 'Firms in new space', newSpaceFloor: 'New space taken / open (m²)', everyFirm: 'Each firm’s places, one after the other', leaves: 'Parcel left', places: 'Places', forGood: ' on, for good', vacancy: 'vacancy {{place}}', back: 'back in its own block', newSpace: 'new space of block {{number}}', showAll: 'Show all {{count}}',
    funds: 'Fund balance of the phases', fundsNote: 'Blocks added up, each from its own start', proof: 'How good this plan is', worth: 'Worth of the plan', bound: 'Proven bound', gap: 'Gap', worthNote: 'Worth is NPV plus the pack’s weights on renewed and freed land, less the cost of waiting; weights are choices, not income.',
    binds: 'What binds', nothingBinds: 'No limit has a price that can be proven.', idle: 'Limits that do not move the bound: {{names}}', runnerUp: 'Runner-up', runnerUpWorth: 'Worth {{worth}} (¥10k), {{less}} less than the plan; blocks that differ:', noRunnerUp: 'Within the work given, no other plan nearly as good was found.', hash: 'Name of the plan (the same data, rules and work give the same name)',
    answers: 'What people ask', answersLater: 'Working out what more of a limit buys and what other plans lose; the first time takes some seconds…', answersNote: 'money in ¥10k', prices: 'What one step more of a limit buys', limit: 'Limit', step: 'Step', found: 'Plan found is better by', atMost: 'Proven at most', control: '“Better by” is against a control with the same work and without the step; 0 means that nothing better was found in this work.',
    alternatives: 'Other plans within 1 %', plan: 'Plan', worthWan: 'Worth', less: 'Less than the plan', out: 'Parcels out', in: 'Parcels in', otherwise: 'Renewed otherwise',
    inclusion: 'What each parcel is worth to the plan', parcel: 'Parcel', lacks: 'Lost without it (¥10k)', atLeast: 'Proven at least (¥10k)', noneFound: 'no plan found', showAllParcels: 'Show all {{count}} parcels', inclusionNote: '“Lost without it” is the plan less the best plan found without the parcel; 0 means that a plan as good was found without it.',
    frontier: 'Net present value against land freed', freed: 'Land freed (mu)', frontierNote: 'None of these plans is worse than another in both.',
    rounds: 'Negotiation with the platform company', roundsNote: 'the terms of each round give a scenario; money in ¥10k', round: 'Round', peakGap: 'Peak gap', projects: 'Projects placed / waiting', noneUnder: 'There is no plan under these terms',
  },
  jobs: {
    title: 'A closer look', note: 'about half a minute a question; you may leave this page meanwhile', inclusion: 'What each parcel is worth', frontier: 'One aim against another', prices: 'What more of a limit buys', alternatives: 'Other plans', ask: 'Work it out', waiting: 'Waiting', running: 'Working', cancel: 'Cancel', nothing: 'There is no answer: no limit binds, and no other plan is nearly as good.',
  },
  landFindings: {
    title: 'Land', note: 'What the maps show, nobody is suspected; each with outline, clause and what must be verified', search: 'Code or words of the evidence', planned: 'Planned as {{use}}, {{area}} m²: ', noProcedure: 'the pack names no procedure that would free it', days: 'at least {{days}} days', outline: 'Outline of {{code}}',
  },
};
