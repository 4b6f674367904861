import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MatterItem } from '../api/dailyQueries';
import type { MatterKind } from '../api/matterSteps';
import { useMe } from '../api/people';
import { useWords } from '../i18n';
import { MatterStepForm } from './MatterStepForm';

/** The buttons of what may come next with a disposal or a storage, for who may enter it. */
export function MatterSteps({ kind, matter }: { kind: MatterKind; matter: MatterItem }) {
  const { t, say } = useWords();
  const me = useMe().data;
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<boolean | null>(null);
  const may = (kind === 'disposal' ? me?.actions.includes('keep_village_book') : me?.actions.includes('steward_park') && me.whole_town) ?? false;
  const steps = matter.next;
  if (!may || steps.length === 0) return null;
  const step = steps.find((one) => one.step.code === open);
  const close = (waits: boolean | null) => {
    setDone(waits);
    setOpen(null);
  };
  return (
    <div className="stack" style={{ marginTop: 12 }}>
      {done !== null && (
        <p className="notice" role="status">
          {done ? <>{t('carryOn.drafted')} <Link to="/approvals">{t('carryOn.toApprovals')}</Link></> : t('carryOn.entered')}
        </p>
      )}
      {step ? (
        <MatterStepForm key={step.step.code} kind={kind} matter={matter} step={step} close={close} />
      ) : (
        <div className="flat">
          {steps.map((one) => (
            <Button key={one.step.code} size="small" onClick={() => { setDone(null); setOpen(one.step.code); }}>
              {matter.four_eyes.includes(one.step.code) ? t('matterStep.draft', { step: say(one.step) }) : say(one.step)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
