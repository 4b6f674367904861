import { usePetitions } from '../../api/dailyQueries';
import { Beside } from '../../app/Beside';
import { Empty, State } from '../../app/State';
import { Matters } from '../../display/Matters';
import { useWords } from '../../i18n';

/** 信访: topic, state, clocks. Who petitions is on no page. */
export default function PetitionsPage() {
  const { t } = useWords();
  return (
    <>
      <Beside group="cases" />
      <div className="head">
        <h1>{t('petitions.title')}</h1>
        <p className="note">{t('petitions.note')}</p>
      </div>
      <State query={usePetitions()}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t('petitions.none')} <code className="code">{t('petitions.command')}</code></Empty>
          ) : (
            <Matters label={t('petitions.title')} about={t('petitions.number')} of={t('petitions.topic')} items={items} />
          )
        }
      </State>
    </>
  );
}
