import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Round } from '../../api/client';
import { useMe } from '../../api/people';
import { useWords } from '../../i18n';
import { ActForm } from './ActForm';
import { ObjectionForm } from './ObjectionForm';

type Act = 'publish' | 'freeze' | 'adjust' | 'object';

/** What people may do next with the year's evaluation: draft what another person approves, or enter an objection. */
export function CarryOn({ round }: { round: Round }) {
  const { t } = useWords();
  const actions = useMe().data?.actions ?? [];
  const [open, setOpen] = useState<Act | null>(null);
  const [done, setDone] = useState<Act | null>(null);
  const { stage } = round.item;
  const drafts = actions.includes('run_evaluation') || actions.includes('publish_grades');
  const may: Record<Act, boolean> = {
    publish: drafts && stage === 'initial',
    freeze: drafts && stage === 'published',
    adjust: drafts && stage !== 'final',
    object: actions.includes('object_to_grade') && stage === 'published',
  };
  const offered = (Object.keys(may) as Act[]).filter((act) => may[act]);
  if (offered.length === 0) return null;
  const close = (entered: boolean) => {
    setDone(entered ? open : null);
    setOpen(null);
  };
  return (
    <section className="panel" aria-labelledby="carry-on">
      <h2 id="carry-on">{t('carryOn.title')}<small>{t('carryOn.note')}</small></h2>
      {done && (
        <p className="notice" role="status">
          {done === 'object' ? t('carryOn.entered') : <>{t('carryOn.drafted')} <Link to="/approvals">{t('carryOn.toApprovals')}</Link></>}
        </p>
      )}
      {open === null && (
        <div className="flat">
          {offered.map((act) => <Button key={act} onClick={() => { setDone(null); setOpen(act); }}>{t(`carryOn.${act}`)}</Button>)}
        </div>
      )}
      {open === 'object' && <ObjectionForm year={round.item.id} close={close} />}
      {open !== null && open !== 'object' && <ActForm act={open} year={round.item.year} close={close} />}
    </section>
  );
}
