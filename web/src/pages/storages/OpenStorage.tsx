import { Form, Input, Select } from 'antd';
import { useOpenStorage, useStorageChoices } from '../../api/matterOpening';
import { State } from '../../app/State';
import { chinaDay } from '../../display/chinaDay';
import { DayField } from '../../entry/DayField';
import { EntryForm, type Sent } from '../../entry/EntryForm';
import { useWords } from '../../i18n';

interface Draft {
  day: string;
  parcel?: string;
  holder?: string;
  variant?: string;
}

/** 收储立项: a plot is to be stored. Nothing is decided by it. */
export function OpenStorage({ close, opened }: { close: () => void; opened: (id: string) => void }) {
  const { t, say } = useWords();
  const open = useOpenStorage();
  const needed = [{ required: true, whitespace: true, message: t('step.needed') }];
  const submit = ({ day, parcel = '', holder = '', variant = '' }: Draft, key: string, sent: Sent) =>
    open.mutate({ day, parcel, holder, variant, key }, { ...sent, onSuccess: ({ id }) => { sent.onSuccess(); opened(id); } });
  return (
    <State query={useStorageChoices()}>
      {({ variants }) => (
        <EntryForm<Draft>
          at="storage" first={{ day: chinaDay() }} sending={open} submit={submit} close={close}
          wrong={{ '/day': t('entry.dayToCome'), '/holder': t('step.needed') }} label={t('storages.open')}
        >
          <div className="fields">
            <Form.Item name="parcel" label={t('storages.parcelCode')} rules={needed}><Input maxLength={40} autoComplete="off" /></Form.Item>
            <Form.Item name="holder" label={t('storages.holder')} rules={needed}><Input maxLength={100} autoComplete="off" /></Form.Item>
            <Form.Item name="variant" label={t('matters.variant')} rules={needed}>
              <Select options={variants.map((one) => ({ value: one.code, label: say(one) }))} />
            </Form.Item>
            <DayField />
          </div>
        </EntryForm>
      )}
    </State>
  );
}
