import { useStorages } from '../../api/dailyQueries';
import { Beside } from '../../app/Beside';
import { Empty, State } from '../../app/State';
import { Matters } from '../../display/Matters';
import { useWords } from '../../i18n';

/** 收储: from negotiation to payment; compensation before relocation. */
export default function StoragesPage() {
  const { t } = useWords();
  return (
    <>
      <Beside group="assets" />
      <div className="head">
        <h1>{t('storages.title')}</h1>
        <p className="note">{t('storages.note')}</p>
      </div>
      <State query={useStorages()}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t('storages.none')} <code className="code">{t('storages.command')}</code></Empty>
          ) : (
            <Matters label={t('storages.title')} about={t('storages.parcel')} of={t('storages.holder')} items={items} kind="storage" />
          )
        }
      </State>
    </>
  );
}
