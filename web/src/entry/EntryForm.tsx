import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { Refused } from '../api/client';
import { useKey } from '../api/dailyQueries';
import { Refusal } from '../app/State';
import { type Bilingual, useWords } from '../i18n';
import { draftOf, dropDraft, keepDraft } from './draft';
import './entry.css';

/** What becomes of what was sent. */
export interface Sent {
  onSuccess: () => void;
  onError: (error: unknown) => void;
}

/**
 * Something to be entered into the ledger. What is typed is kept on this machine under `at` until it is entered; what the server finds wrong
 * is said beside its field in the words of `wrong`, by JSON pointer, and all else above the buttons in the words of the rule.
 */
export function EntryForm<D extends object>(props: {
  at: string;
  first: D;
  sending: { error: unknown; isPending: boolean };
  submit: (draft: D, key: string, sent: Sent) => void;
  close: () => void;
  lacks?: Bilingual[];
  wrong?: Record<string, string>;
  label?: string;
  secret?: (keyof D)[];
  children: ReactNode;
}) {
  const { at, first, sending, submit, close, lacks = [], wrong = {}, secret = [] } = props;
  const { t, say } = useWords();
  const [form] = Form.useForm<D>();
  const [key, refused] = useKey();
  const [atField, setAtField] = useState(false);
  const onError = (error: unknown) => {
    refused(error);
    const errors = error instanceof Refused ? (error.problem?.errors ?? []) : [];
    const fields = errors.flatMap(({ pointer }) => (pointer && wrong[pointer] ? [{ name: pointer.slice(1).split('/'), errors: [wrong[pointer]] }] : []));
    setAtField(fields.length > 0 && fields.length === errors.length);
    if (fields.length > 0) {
      form.setFields(fields as unknown as Parameters<typeof form.setFields>[0]);
      form.scrollToField(fields[0]?.name as never, { block: 'center' });
    }
  };
  const keep = (all: D) => keepDraft(at, Object.fromEntries(Object.entries(all).filter(([name]) => !secret.includes(name as keyof D))));
  return (
    <Form<D>
      form={form} name={at.replaceAll('/', '-')} layout="vertical" requiredMark={false} className="step-form" scrollToFirstError
      initialValues={{ ...first, ...draftOf<D>(at) }} onValuesChange={(_, all) => keep(all)}
      onFinish={(draft) => submit(draft, key, { onSuccess: () => { dropDraft(at); close(); }, onError })}
    >
      <p className="note">{t('step.note')}</p>
      {props.children}
      {!atField && <Refusal error={sending.error} />}
      <div className="flat">
        <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={lacks.length > 0}>{props.label ?? t('step.enter')}</Button>
        <Button onClick={close}>{t('step.later')}</Button>
        {lacks.length > 0 && <span className="note">{t('step.stillLacks', { what: lacks.map((one) => say(one)).join(t('comma')) })}</span>}
      </div>
    </Form>
  );
}
