import { Form, Input, InputNumber, Radio } from 'antd';
import type { Operations } from '../../../api/dailyQueries';
import { useAdmission } from '../../../api/stewardship';
import { chinaDay } from '../../../display/chinaDay';
import { DayField } from '../../../entry/DayField';
import { EntryForm, type Sent } from '../../../entry/EntryForm';
import { useWords } from '../../../i18n';
import { onlyPark, ParkField } from './ParkField';

interface Draft {
  day: string;
  park?: string | undefined;
  project?: string;
  figures: Record<string, number | null | undefined>;
  admit?: boolean;
  reasons?: string;
}

/** A project's figures, and what a person decides on them. A figure that was not collected stays empty, which is not zero. */
export function AdmissionForm({ page, close }: { page: Operations; close: () => void }) {
  const { t, say, unit } = useWords();
  const enter = useAdmission();
  const submit = ({ day, park = '', project = '', figures, admit = false, reasons = '' }: Draft, key: string, sent: Sent) => {
    const given = Object.entries(figures ?? {}).filter((one): one is [string, number] => typeof one[1] === 'number');
    enter.mutate({ day, park, project, figures: Object.fromEntries(given), admit, reasons, key }, sent);
  };
  const needed = [{ required: true, message: t('step.needed') }];
  return (
    <EntryForm<Draft>
      at="admission" first={{ day: chinaDay(), park: onlyPark(page), figures: {} }} sending={enter} submit={submit} close={close} label={t('operations.decide')}
      wrong={{ '/day': t('entry.dayToCome') }}
    >
      <div className="fields">
        <Form.Item name="project" label={t('operations.project')} rules={needed}><Input maxLength={100} /></Form.Item>
        <ParkField page={page} />
        <DayField />
      </div>
      <fieldset>
        <legend>{t('operations.figures')}</legend>
        <p className="note">{t('operations.figuresNote')}</p>
        <div className="fields">
          {page.choices.figures.map((one) => (
            <Form.Item key={one.figure.code} name={['figures', one.figure.code]} label={<>{say(one.figure)}{one.required && <em className="must">{t('operations.requiredCriterion')}</em>}</>}>
              <InputNumber min={0} suffix={unit(one.unit)} />
            </Form.Item>
          ))}
        </div>
      </fieldset>
      <Form.Item name="admit" label={t('operations.decided')} rules={needed}>
        <Radio.Group options={[{ value: true, label: t('operations.admitted') }, { value: false, label: t('operations.refused') }]} />
      </Form.Item>
      <Form.Item name="reasons" label={t('operations.why')} extra={t('operations.whyNote')}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </EntryForm>
  );
}
