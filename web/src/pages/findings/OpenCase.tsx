import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Finding } from '../../api/client';
import { useKey, useOpenCase } from '../../api/dailyQueries';
import { useMe } from '../../api/people';
import { Refusal } from '../../app/State';
import { chinaDay } from '../../display/chinaDay';
import { useWords } from '../../i18n';

/** Makes a case of a suspicion, against one of the firms that it concerns. */
export function OpenCase({ finding }: { finding: Finding }) {
  const { t } = useWords();
  const may = useMe().data?.actions.includes('open_case') ?? false;
  const go = useNavigate();
  const open = useOpenCase();
  const [party, setParty] = useState<string | null>(finding.enterprises.length === 1 ? (finding.enterprises[0]?.id ?? null) : null);
  const [key, refused] = useKey();
  if (!may) return null;
  const submit = () => open.mutate({ finding: finding.id, party, day: chinaDay(), key }, { onSuccess: (opened) => void go(`/cases/${opened.id}`), onError: refused });
  return (
    <section className="panel" aria-labelledby="open-case">
      <h2 id="open-case">{t('step.openCase')}<small>{t('step.openCaseNote')}</small></h2>
      <div className="flat">
        {finding.enterprises.length > 1 && (
          <Select
            aria-label={t('cases.party')} placeholder={t('step.whichParty')} className="rule-box" value={party} onChange={setParty}
            options={finding.enterprises.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        <Button type="primary" loading={open.isPending} disabled={finding.enterprises.length > 1 && !party} onClick={submit}>{t('step.openCase')}</Button>
      </div>
      <Refusal error={open.error} />
    </section>
  );
}
