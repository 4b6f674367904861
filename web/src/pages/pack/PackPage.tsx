import { Link, useParams } from 'react-router';
import type { PublishCheck } from '../../api/client';
import { usePublishCheck } from '../../api/queries';
import { State } from '../../app/State';
import { digits } from '../../display/numbers';
import { Transitions } from '../../display/Transitions';
import { useWords } from '../../i18n';
import { FirmsPanel } from '../proposal/FirmsPanel';
import { GroupsPanel } from '../proposal/GroupsPanel';
import '../proposal/proposal.css';
import { PublishFindings } from './PublishFindings';

/** One pack checked on this town before it is adopted (发布前检查): what is wrong with it, who would win and lose. */
export default function PackPage() {
  const { id = '' } = useParams();
  return <State query={usePublishCheck(id)}>{(check) => <Sheet check={check} />}</State>;
}

function Sheet({ check }: { check: PublishCheck }) {
  const { t, pick } = useWords();
  const { pack, what_if } = check;
  const title = pick(pack.title_zh, pack.title_en);
  return (
    <div className="stack">
      <nav className="note" aria-label={t('nav.where')}>
        <Link to="/proposals">{t('proposals.title')}</Link> / <Link to="/packs">{t('packs.title')}</Link> / {title}
      </nav>
      <header className="panel">
        <h1>{title}</h1>
        <p className="note">
          {[pack.authority, pack.document].filter(Boolean).join(' · ')}{' '}
          <span className={pack.status === 'official' ? 'tag good' : 'tag warn'}>{t(`status.${pack.status}`)}</span>{' '}
          {pack.live && <span className="tag good">{t('packs.live')}</span>}
        </p>
        <p className="note">{t('packs.untouched', { year: check.year })}</p>
        {what_if && !pack.live && (
          <dl className="facts strip moved">
            {(['risen', 'fallen', 'entered', 'left'] as const).map((kind) => (
              <div key={kind}>
                <dt>{t(`moves.${kind}`)}</dt>
                <dd>{digits(what_if[kind])} <span className="note">{t('unit.firms')}</span></dd>
              </div>
            ))}
          </dl>
        )}
      </header>
      {what_if === null && <p className="notice" role="note">{t('packs.cannotGrade')}</p>}
      <PublishFindings check={check} />
      {what_if && !pack.live && (
        <>
          <GroupsPanel groups={what_if.groups} priced={false} />
          <div className="row-2">
            <section className="panel" aria-labelledby="matrix">
              <h2 id="matrix">{t('moves.title')}<small>{t('moves.note')}</small></h2>
              <Transitions counts={what_if.transitions} from={t('moves.live')} to={t('moves.proposal')} />
            </section>
            <FirmsPanel moves={what_if.moves} />
          </div>
          <p className="note">{t('packs.keep')} <code className="code">sanqian what-if {pack.id} --save {t('proposals.name')}</code></p>
        </>
      )}
    </div>
  );
}
