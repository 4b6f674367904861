import { Link, useParams } from 'react-router';
import type { Proposal } from '../../api/client';
import { useProposal } from '../../api/queries';
import { State } from '../../app/State';
import { digits } from '../../display/numbers';
import { Transitions } from '../../display/Transitions';
import { useWords } from '../../i18n';
import { FirmsPanel } from './FirmsPanel';
import { GroupsPanel } from './GroupsPanel';
import { MeasuresPanel } from './MeasuresPanel';
import './proposal.css';

/** One kept proposal: who moves, in which groups, and what it costs the public purse. */
export default function ProposalPage() {
  const { id = '' } = useParams();
  return <State query={useProposal(id)}>{(proposal) => <Sheet proposal={proposal} />}</State>;
}

function Sheet({ proposal }: { proposal: Proposal }) {
  const { t, say } = useWords();
  const { item, what_if } = proposal;
  const counts: [string, number][] = [
    [t('moves.risen'), what_if.risen],
    [t('moves.fallen'), what_if.fallen],
    [t('moves.entered'), what_if.entered],
    [t('moves.left'), what_if.left],
  ];
  return (
    <div className="stack">
      <nav className="note" aria-label={t('nav.where')}>
        <Link to="/proposals">{t('proposals.title')}</Link> / {item.name}
      </nav>
      <header className="panel">
        <h1>{item.name}</h1>
        <p className="note">
          {say(item.pack)} · {t('proposal.kept', { actor: item.actor, at: item.at.slice(0, 10), year: item.year, day: item.as_of })}
        </p>
        <p className="note">{t('proposal.untouched')}</p>
        <dl className="facts strip moved">
          {counts.map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{digits(count)} <span className="note">{t('unit.firms')}</span></dd>
            </div>
          ))}
        </dl>
        <details className="lines">
          <summary>{t('proposal.hashes')}</summary>
          <dl className="facts">
            {([['pack', item.pack_hash], ['live', item.live_hash], ['snapshot', item.snapshot], ['result', item.result]] as const).map(([name, hash]) => (
              <div key={name}><dt>{t(`proposal.hash.${name}`)}</dt><dd className="code">{hash}</dd></div>
            ))}
          </dl>
          <p className="note">{t('proposal.replay')} <code className="code">sanqian what-if replay {item.id}</code></p>
        </details>
      </header>
      {!item.current && <p className="notice" role="note">{t('proposal.older')}</p>}
      <GroupsPanel groups={what_if.groups} priced={proposal.measures.some((measure) => measure.in_force)} />
      <div className="row-2">
        <section className="panel" aria-labelledby="matrix">
          <h2 id="matrix">{t('moves.title')}<small>{t('moves.note')}</small></h2>
          <Transitions counts={what_if.transitions} from={t('moves.live')} to={t('moves.proposal')} />
        </section>
        <FirmsPanel moves={what_if.moves} />
      </div>
      <MeasuresPanel proposal={proposal} />
    </div>
  );
}
