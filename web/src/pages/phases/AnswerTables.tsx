import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswersOfPhases } from '../../api/client';
import { digits, wan } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

/** So many parcels at first. */
const LISTED = 15;

export const isEmpty = (answers: AnswersOfPhases): boolean =>
  answers.prices.length + answers.alternatives.length + answers.inclusion.length + answers.frontier.length === 0;

/** Answers about a plan, a table for each question; what was not asked has none. */
export function AnswerTables({ answers }: { answers: AnswersOfPhases }) {
  return (
    <div className="answer-tables">
      {answers.inclusion.length > 0 && <Inclusion rows={answers.inclusion} />}
      {answers.frontier.length > 0 && <Frontier rows={answers.frontier} />}
      {answers.prices.length > 0 && <Prices rows={answers.prices} />}
      {answers.alternatives.length > 0 && <Alternatives rows={answers.alternatives} />}
    </div>
  );
}

function Inclusion({ rows }: { rows: AnswersOfPhases['inclusion'] }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  return (
    <>
      <h3>{t('phases.inclusion')}</h3>
      <Rows
        label={t('phases.inclusion')}
        rows={all ? rows : rows.slice(0, LISTED)}
        keyOf={(row) => row.parcel.id}
        columns={[
          { name: t('phases.parcel'), cell: (row) => <Link to={`/parcels/${row.parcel.id}`}>{row.parcel.code}</Link> },
          { name: t('phases.lacks'), numeric: true, cell: (row) => (row.lacks_wan_yuan == null ? t('phases.noneFound') : wan(row.lacks_wan_yuan)) },
          { name: t('phases.atLeast'), numeric: true, cell: (row) => wan(row.at_least_wan_yuan) },
        ]}
      />
      {!all && rows.length > LISTED && (
        <button type="button" className="link below" onClick={() => setAll(true)}>{t('phases.showAllParcels', { count: rows.length })}</button>
      )}
      <p className="note">{t('phases.inclusionNote')}</p>
    </>
  );
}

function Frontier({ rows }: { rows: AnswersOfPhases['frontier'] }) {
  const { t } = useWords();
  return (
    <>
      <h3>{t('phases.frontier')}</h3>
      <Rows
        label={t('phases.frontier')}
        rows={rows}
        keyOf={(row) => row.hash}
        columns={[
          { name: t('phases.plan'), cell: (row) => <span className="code">{row.hash.slice(0, 12)}</span> },
          { name: t('phases.npv'), numeric: true, cell: (row) => wan(row.npv_wan_yuan) },
          { name: t('phases.freed'), numeric: true, cell: (row) => digits(row.freed_mu, 1, 1) },
          { name: t('phases.area'), numeric: true, cell: (row) => digits(row.area_mu, 1, 1) },
          { name: t('phases.blocks'), numeric: true, cell: (row) => digits(row.blocks) },
        ]}
      />
      <p className="note">{t('phases.frontierNote')}</p>
    </>
  );
}

function Prices({ rows }: { rows: AnswersOfPhases['prices'] }) {
  const { t, say } = useWords();
  return (
    <>
      <h3>{t('phases.prices')}</h3>
      <Rows
        label={t('phases.prices')}
        rows={rows}
        keyOf={(row) => row.name.zh}
        columns={[
          { name: t('phases.limit'), cell: (row) => say(row.name) },
          { name: t('phases.step'), cell: (row) => `+ ${say(row.step)}` },
          { name: t('phases.found'), numeric: true, cell: (row) => wan(row.found_wan_yuan) },
          { name: t('phases.atMost'), numeric: true, cell: (row) => wan(row.at_most_wan_yuan) },
        ]}
      />
      <p className="note">{t('phases.control')}</p>
    </>
  );
}

function Alternatives({ rows }: { rows: AnswersOfPhases['alternatives'] }) {
  const { t } = useWords();
  return (
    <>
      <h3>{t('phases.alternatives')}</h3>
      <Rows
        label={t('phases.alternatives')}
        rows={rows}
        keyOf={(row) => row.hash}
        columns={[
          { name: t('phases.plan'), cell: (row) => <span className="code">{row.hash.slice(0, 12)}</span> },
          { name: t('phases.worthWan'), numeric: true, cell: (row) => wan(row.worth_wan_yuan) },
          { name: t('phases.less'), numeric: true, cell: (row) => wan(row.less_wan_yuan) },
          { name: t('phases.out'), numeric: true, cell: (row) => digits(row.without) },
          { name: t('phases.in'), numeric: true, cell: (row) => digits(row.with) },
          { name: t('phases.otherwise'), numeric: true, cell: (row) => digits(row.otherwise) },
        ]}
      />
    </>
  );
}
