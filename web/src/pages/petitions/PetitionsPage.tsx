import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../../api/people';
import { usePetitions } from '../../api/dailyQueries';
import { Beside } from '../../app/Beside';
import { Empty, State } from '../../app/State';
import { Matters } from '../../display/Matters';
import { useWords } from '../../i18n';
import { Handling } from './Handling';
import { ReceiveForm } from './ReceiveForm';
import './petitions.css';

/** 信访: received, handled within its periods, answered. Who petitions is on no page but the one look that is an entry. */
export default function PetitionsPage() {
  const { t } = useWords();
  const may = useMe().data?.actions.includes('step_petition') ?? false;
  const [receiving, setReceiving] = useState(false);
  return (
    <>
      <Beside group="cases" />
      <div className="head">
        <h1>{t('petitions.title')}</h1>
        <p className="note">{t('petitions.note')}</p>
        {may && !receiving && <Button type="primary" onClick={() => setReceiving(true)}>{t('petitions.receive')}</Button>}
      </div>
      {receiving && (
        <section className="panel receiving" aria-labelledby="receive">
          <h2 id="receive">{t('petitions.receive')}<small>{t('petitions.receiveNote')}</small></h2>
          <ReceiveForm close={() => setReceiving(false)} />
        </section>
      )}
      <State query={usePetitions()}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t('petitions.none')} {!may && <code className="code">{t('petitions.command')}</code>}</Empty>
          ) : (
            <Matters
              label={t('petitions.title')} about={t('petitions.number')} of={t('petitions.topic')} items={items}
              beside={(matter) => <Handling key={matter.id} matter={matter} may={may} others={items.filter((one) => one.id !== matter.id)} />}
            />
          )
        }
      </State>
    </>
  );
}
