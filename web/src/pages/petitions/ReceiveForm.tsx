import { AutoComplete, Form, Input, Select } from 'antd';
import { usePetitionChoices, useReceivePetition } from '../../api/petitions';
import { State } from '../../app/State';
import { chinaDay } from '../../display/chinaDay';
import { DayField } from '../../entry/DayField';
import { EntryForm, type Sent } from '../../entry/EntryForm';
import { useWords } from '../../i18n';

interface Draft {
  day: string;
  number: string;
  variant?: string;
  topic: string;
  text?: string;
  parcel?: string;
  petitioner?: { name?: string; contact?: string; address?: string };
}

/** A petition at the counter. Who petitions is not even kept as a draft in this browser. */
export function ReceiveForm({ close }: { close: () => void }) {
  const { t, say } = useWords();
  const receive = useReceivePetition();
  const needed = [{ required: true, whitespace: true, message: t('step.needed') }];
  const submit = ({ petitioner, ...draft }: Draft, _key: string, sent: Sent) => {
    const { name = '', contact = '', address = '' } = petitioner ?? {};
    const named = name.trim() ? { name, contact, address } : null;
    receive.mutate({ day: draft.day, number: draft.number, variant: draft.variant ?? '', topic: draft.topic, text: draft.text ?? '', parcel: draft.parcel?.trim() || null, petitioner: named }, sent);
  };
  const wrong = { '/parcel': t('petitions.noParcel'), '/number': t('step.needed'), '/topic': t('step.needed'), '/day': t('entry.dayToCome') };
  return (
    <State query={usePetitionChoices()}>
      {({ variants, topics }) => (
        <EntryForm<Draft>
          at="petition" first={{ day: chinaDay(), number: '', topic: '' }} secret={['petitioner']} sending={receive} submit={submit} close={close} wrong={wrong}
          label={t('petitions.enter')}
        >
          <div className="fields">
            <DayField />
            <Form.Item name="number" label={t('petitions.number')} rules={needed}><Input maxLength={60} autoComplete="off" /></Form.Item>
            <Form.Item name="variant" label={t('matters.variant')} rules={needed}>
              <Select options={variants.map((one) => ({ value: one.code, label: say(one) }))} />
            </Form.Item>
            <Form.Item name="topic" label={t('petitions.topic')} rules={needed}>
              <AutoComplete maxLength={60} options={topics.map((topic) => ({ value: topic }))} showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }} />
            </Form.Item>
            <Form.Item name="parcel" label={t('petitions.parcel')} extra={t('petitions.parcelNote')}><Input maxLength={40} autoComplete="off" /></Form.Item>
          </div>
          <Form.Item name="text" label={t('petitions.text')} extra={t('petitions.textNote')}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
          <fieldset>
            <legend>{t('petitions.petitioner')}</legend>
            <p className="note">{t('petitions.petitionerNote')}</p>
            <div className="fields">
              <Form.Item
                name={['petitioner', 'name']} label={t('petitions.name')} dependencies={[['petitioner', 'contact'], ['petitioner', 'address']]}
                rules={[({ getFieldValue }) => ({
                  validator: (_, name?: string) => name?.trim() || !(getFieldValue(['petitioner', 'contact']) || getFieldValue(['petitioner', 'address'])) ? Promise.resolve() : Promise.reject(new Error(t('petitions.nameNeeded'))),
                })]}
              >
                <Input maxLength={60} autoComplete="off" />
              </Form.Item>
              <Form.Item name={['petitioner', 'contact']} label={t('petitions.contact')}><Input maxLength={60} autoComplete="off" inputMode="tel" /></Form.Item>
              <Form.Item name={['petitioner', 'address']} label={t('petitions.address')}><Input maxLength={120} autoComplete="off" /></Form.Item>
            </div>
          </fieldset>
        </EntryForm>
      )}
    </State>
  );
}
