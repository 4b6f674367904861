import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PublishCheck } from '../../api/client';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

const PAGE = 12;

/** What the check found, the gravest first, each with an enterprise as counter-example where there is one. */
export function PublishFindings({ check }: { check: PublishCheck }) {
  const { t, say } = useWords();
  const [shown, show] = useState(PAGE);
  const { findings } = check;
  return (
    <section className="panel" aria-labelledby="found">
      <h2 id="found">{t('packs.found')}<small>{t('packs.tried', { tried: digits(check.tried), left: digits(check.left_out) })}</small></h2>
      {findings.length === 0 ? (
        <p className="note">{t('packs.nothing')}</p>
      ) : (
        <Rows
          label={t('packs.found')}
          rows={findings.slice(0, shown).map((finding, position) => ({ ...finding, position }))}
          keyOf={(finding) => String(finding.position)}
          columns={[
            { name: t('packs.gravity'), cell: (finding) => <span className={`tag ${TAG[finding.gravity]} unbroken`}>{t(`packs.gravities.${finding.gravity}`)}</span> },
            { name: t('packs.line'), cell: (finding) => say(finding.line) },
            { name: t('packs.firms'), numeric: true, cell: (finding) => (finding.firms > 0 ? digits(finding.firms) : t('packs.byText')) },
            { name: t('packs.example'), cell: (finding) => (finding.example ? <Link to={`/enterprises/${finding.example.id}`}>{finding.example.name}</Link> : '—') },
          ]}
        />
      )}
      {shown < findings.length && <p className="below"><Button onClick={() => show(shown + 5 * PAGE)}>{t('more')}</Button></p>}
    </section>
  );
}

const TAG = { error: 'bad', warning: 'warn', note: '' } as const;
