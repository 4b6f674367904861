import { useParks, useVillages } from '../../api/queries';
import { Empty, State } from '../../app/State';
import { UnsourcedNotice } from '../../display/UnsourcedNotice';
import { Beside } from '../../app/Beside';
import { useWords } from '../../i18n';
import { ParkCard } from './ParkCard';
import { Projects } from './Projects';
import { VillagesTable } from './VillagesTable';
import './parks.css';

/** Parks with their occupancy, incoming projects with vacancies that fit, villages. */
export default function ParksPage() {
  const { t } = useWords();
  return (
    <div className="stack">
      <Beside group="parks" />
      <div className="head" style={{ marginBottom: 0 }}>
        <h1>{t('parks.title')}</h1>
        <p className="note">{t('parks.note')}</p>
      </div>
      <State query={useParks()}>
        {(board) => (
          <>
            <UnsourcedNotice items={board.unsourced} />
            {board.parks.length === 0 ? (
              <Empty>{t('parks.none')}</Empty>
            ) : (
              <div className="parks">
                {board.parks.map((park) => <ParkCard key={park.code || 'outside'} park={park} />)}
              </div>
            )}
            <Projects projects={board.projects} parks={board.parks} />
          </>
        )}
      </State>
      <State query={useVillages()}>{(villages) => <VillagesTable villages={villages} />}</State>
    </div>
  );
}
