import { useTown } from '../../api/queries';
import { State } from '../../app/State';
import { ClauseText } from '../../display/Source';
import { UnsourcedNotice } from '../../display/UnsourcedNotice';
import { useWords } from '../../i18n';
import { Actions } from './Actions';
import { Attention } from './Attention';
import { BlocksPanel } from './BlocksPanel';
import { ChecksPanel } from './ChecksPanel';
import { GradesPanel } from './GradesPanel';
import './overview.css';

/** The town at a glance: what needs attention, the three actions with their figures, grades, findings, money. */
export default function OverviewPage() {
  const { t } = useWords();
  const query = useTown();
  return (
    <State query={query}>
      {(town) => (
        <div className="stack">
          <div className="head" style={{ marginBottom: 0 }}>
            <h1>{t('overview.title')}</h1>
            <p className="note">{t('overview.asOf', { day: town.as_of, year: town.year })}</p>
            <p className="note">
              {t('overview.formula')} <ClauseText clause={town.formula} />
            </p>
          </div>
          <UnsourcedNotice items={town.unsourced} />
          <Attention town={town} />
          <Actions town={town} />
          <div className="row-2 even">
            <GradesPanel town={town} />
            <ChecksPanel town={town} />
          </div>
          <BlocksPanel town={town} />
        </div>
      )}
    </State>
  );
}
