import { Link } from 'react-router';
import type { Finding } from '../api/client';
import { useWords } from '../i18n';
import { squareMetres } from './numbers';
import { ClauseText, SourceCell } from './Source';

/**
 * A suspicion with its evidence, its clauses and what must be verified on site. `besides` is an enterprise not to name;
 * a card that is `alone` has its title above it.
 */
export function FindingCard({ finding, besides, alone }: { finding: Finding; besides?: string; alone?: boolean }) {
  const { t, say, pick } = useWords();
  const others = finding.enterprises.filter((enterprise) => enterprise.id !== besides);
  return (
    <article className="finding" id={finding.id}>
      {!alone && (
        <h3>
          <span className="tag warn">{t(`check.${finding.check}`)}</span>{' '}
          <Link to={`/findings/${finding.id}`}>{pick(finding.title_zh, finding.title_en)}</Link>
        </h3>
      )}
      <p className="note">
        {t(`subject.${finding.subject.kind}`)} <span className="code">{finding.subject.code}</span>
        {finding.floor_area && ` · ${t('finding.area', { area: squareMetres(finding.floor_area) })}`}
        {finding.parcel && (
          <>
            {' · '}
            <Link to={`/map?parcel=${finding.parcel.id}`}>{t('finding.onMap')}</Link>
          </>
        )}
      </p>
      {others.length > 0 && (
        <p className="note">
          {t('finding.concerns')}
          {others.slice(0, 8).map((enterprise, n) => (
            <span key={enterprise.id}>
              {n > 0 && t('comma')}
              <Link to={`/enterprises/${enterprise.id}`}>{enterprise.name}</Link>
            </span>
          ))}
          {others.length > 8 && t('finding.others', { count: others.length - 8 })}
        </p>
      )}
      <ul className="evidence">
        {finding.evidence.map((evidence, n) => (
          <li key={n}>
            {say(evidence)} <SourceCell source={evidence.source} />
          </li>
        ))}
      </ul>
      <p>
        <b>{t('finding.verify')}</b>
        {pick(finding.to_verify_zh, finding.to_verify_en)}
      </p>
      <p className="clauses">
        {t('finding.clauses')}
        {finding.clauses.map((clause, n) => <ClauseText key={n} clause={clause} />)}
      </p>
    </article>
  );
}
