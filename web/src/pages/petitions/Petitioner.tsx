import { Button, Form, Input } from 'antd';
import { usePetitioner } from '../../api/petitions';
import { Refusal } from '../../app/State';
import { useWords } from '../../i18n';

/** Who petitions, shown for a reason that stands in the ledger, until the page is left. */
export function Petitioner({ id }: { id: string }) {
  const { t } = useWords();
  const look = usePetitioner(id);
  const shown = look.data;
  return (
    <section className="panel petitioner" aria-labelledby="petitioner">
      <h2 id="petitioner">{t('petitions.petitioner')}<small>{t('petitions.lookNote')}</small></h2>
      {shown ? (
        <>
          <dl className="facts">
            <div><dt>{t('petitions.name')}</dt><dd>{shown.name}</dd></div>
            <div><dt>{t('petitions.contact')}</dt><dd>{shown.contact || '—'}</dd></div>
            <div><dt>{t('petitions.address')}</dt><dd>{shown.address || '—'}</dd></div>
          </dl>
          <Button onClick={() => look.reset()}>{t('petitions.hide')}</Button>
        </>
      ) : (
        <Form layout="vertical" requiredMark={false} onFinish={({ reason }: { reason: string }) => look.mutate(reason)}>
          <Form.Item name="reason" label={t('petitions.reason')} rules={[{ required: true, whitespace: true, message: t('step.needed') }]}>
            <Input maxLength={200} placeholder={t('petitions.reasonHint')} />
          </Form.Item>
          <Refusal error={look.error} />
          <Button htmlType="submit" loading={look.isPending}>{t('petitions.look')}</Button>
        </Form>
      )}
    </section>
  );
}
