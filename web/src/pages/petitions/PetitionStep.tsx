import { Form, Input, Select } from 'antd';
import type { MatterItem, NextStep } from '../../api/dailyQueries';
import { useStepPetition } from '../../api/petitions';
import { chinaDay } from '../../display/chinaDay';
import { DayField } from '../../entry/DayField';
import { EntryForm, type Sent } from '../../entry/EntryForm';
import { Pieces, usePieces } from '../../entry/Pieces';
import { useWords } from '../../i18n';

interface Draft {
  day: string;
  role?: string | undefined;
  by?: string;
  to_firm?: string;
  same_as?: string;
}

/** The role in which the petitioner acts, who is named nowhere. */
const PETITIONER = 'petitioner';

/** One step with a petition, with the documents that its procedure asks for. */
export function PetitionStep({ matter, step, others, close }: { matter: MatterItem; step: NextStep; others: MatterItem[]; close: () => void }) {
  const { t, say } = useWords();
  const enter = useStepPetition(matter.id);
  const pieces = usePieces(step.lacks, step.lacks.map((one) => one.code));
  const submit = (draft: Draft, key: string, sent: Sent) => {
    const chosen = pieces.chosen();
    enter.mutate(
      {
        step: {
          act: step.step.code, day: draft.day, role: draft.role ?? '', by: draft.by ?? '', documents: chosen.map((one) => one.kind),
          to_firm: draft.to_firm?.trim() || null, same_as: draft.same_as ?? null,
        },
        files: chosen.map((one) => one.file),
        version: matter.version,
        key,
      },
      sent,
    );
  };
  const needed = [{ required: true, message: t('step.needed') }];
  const wrong = { '/by': t('petitions.namesPetitioner'), '/to_firm': t('petitions.namesPetitioner'), '/day': t('entry.dayToCome') };
  const only = step.by.length === 1 ? step.by[0]?.code : undefined;
  return (
    <EntryForm<Draft> at={`${matter.id}/${step.step.code}`} first={{ day: chinaDay(), role: only }} sending={enter} submit={submit} close={close} lacks={pieces.missing} wrong={wrong}>
      <div className="fields">
        <DayField notBefore={step.not_before} />
        <Form.Item name="role" label={t('case.by')} rules={needed}>
          <Select options={step.by.map((one) => ({ value: one.code, label: say(one) }))} />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(before: Draft, after: Draft) => before.role !== after.role}>
          {({ getFieldValue }) => getFieldValue('role') !== PETITIONER && (
            <Form.Item name="by" label={t('step.name')} rules={needed}><Input maxLength={100} /></Form.Item>
          )}
        </Form.Item>
        {step.step.code === 'join' && (
          <Form.Item name="same_as" label={t('petitions.sameAs')} rules={needed}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={others.map((one) => ({ value: one.id, label: `${one.about} ${one.of}` }))} />
          </Form.Item>
        )}
      </div>
      {step.step.code === 'investigate' && (
        <Form.Item name="to_firm" label={t('petitions.toFirm')} extra={t('petitions.toFirmNote')}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      )}
      {pieces.kinds.length > 0 && <Pieces legend={t('assets.documents')} note={t('petitions.documentsNote')} pieces={pieces} />}
    </EntryForm>
  );
}
