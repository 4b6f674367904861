import { Link, useParams } from 'react-router';
import { useFinding } from '../../api/queries';
import { State } from '../../app/State';
import { FindingCard } from '../../display/FindingCard';
import { useWords } from '../../i18n';
import { OpenCase } from './OpenCase';

/** One suspicion, so that a document can cite its address. */
export default function FindingPage() {
  const { id = '' } = useParams();
  const { t, pick } = useWords();
  return (
    <State query={useFinding(id)}>
      {(finding) => (
        <div className="stack">
          <nav className="note" aria-label={t('nav.where')}>
            <Link to={`/findings?check=${finding.check}`}>{t('findings.title')}</Link> / {t(`check.${finding.check}`)}
          </nav>
          <h1>{pick(finding.title_zh, finding.title_en)}</h1>
          <p className="notice">{t('finding.suspicionLong')}</p>
          <div className="panel">
            <FindingCard finding={finding} alone />
            <p className="note" style={{ marginTop: 10 }}>
              {t('finding.rule')} <span className="code">{finding.rule}</span>
            </p>
          </div>
          <OpenCase finding={finding} />
        </div>
      )}
    </State>
  );
}
