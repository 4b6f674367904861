import { Button } from 'antd';
import { useState } from 'react';
import { useStorages } from '../../api/dailyQueries';
import { useMe } from '../../api/people';
import { useAddressState } from '../../app/addressState';
import { Beside } from '../../app/Beside';
import { Empty, State } from '../../app/State';
import { Matters } from '../../display/Matters';
import { useWords } from '../../i18n';
import { OpenStorage } from './OpenStorage';

/** 收储: from negotiation to payment; compensation before relocation. */
export default function StoragesPage() {
  const { t } = useWords();
  const me = useMe().data;
  const may = (me?.actions.includes('steward_park') && me.whole_town) ?? false;
  const [opening, setOpening] = useState(false);
  const { change } = useAddressState();
  return (
    <>
      <Beside group="assets" />
      <div className="head">
        <h1>{t('storages.title')}</h1>
        <p className="note">{t('storages.note')}</p>
        {may && !opening && <Button type="primary" onClick={() => setOpening(true)}>{t('storages.open')}</Button>}
      </div>
      {opening && (
        <section className="panel" aria-labelledby="open-storage">
          <h2 id="open-storage">{t('storages.open')}<small>{t('assets.openNote')}</small></h2>
          <OpenStorage close={() => setOpening(false)} opened={(id) => change({ open: id })} />
        </section>
      )}
      <State query={useStorages()}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t('storages.none')} {!may && <code className="code">{t('storages.command')}</code>}</Empty>
          ) : (
            <Matters label={t('storages.title')} about={t('storages.parcel')} of={t('storages.holder')} items={items} kind="storage" />
          )
        }
      </State>
    </>
  );
}
