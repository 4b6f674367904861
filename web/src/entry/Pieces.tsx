import { Button, Select, Upload, type UploadFile } from 'antd';
import { useState } from 'react';
import { type Bilingual, useWords } from '../i18n';

export interface Kind extends Bilingual {
  code: string;
}

/** Files by what they show: the kinds that are needed, and others that are added. */
export function usePieces(all: Kind[], needed: string[]) {
  const [files, setFiles] = useState<Record<string, UploadFile[]>>({});
  const [more, setMore] = useState<string[]>([]);
  const kinds = all.filter((kind) => needed.includes(kind.code) || more.includes(kind.code));
  return {
    kinds, files, setFiles, needed,
    others: all.filter((kind) => !kinds.includes(kind)),
    add: (code: string) => setMore((before) => [...before, code]),
    missing: kinds.filter((kind) => needed.includes(kind.code) && !files[kind.code]?.length),
    chosen: () => kinds.flatMap((kind) => (files[kind.code] ?? []).map((file) => ({ kind: kind.code, file: file.originFileObj as File }))),
  };
}

/** Where the files are chosen. */
export function Pieces({ legend, note, pieces }: { legend: string; note?: string; pieces: ReturnType<typeof usePieces> }) {
  const { t, say } = useWords();
  const { kinds, files, setFiles, needed, others, add } = pieces;
  return (
    <fieldset>
      <legend>{legend}</legend>
      {note && <p className="note">{note}</p>}
      {kinds.map((kind) => (
        <div key={kind.code} className="piece">
          <span id={`kind-${kind.code}`}>{say(kind)}{needed.includes(kind.code) && <em className="must">{t('step.must')}</em>}</span>
          <Upload multiple fileList={files[kind.code] ?? []} beforeUpload={() => false} onChange={({ fileList }) => setFiles((before) => ({ ...before, [kind.code]: fileList }))}>
            <Button aria-describedby={`kind-${kind.code}`}>{t('step.choose')}</Button>
          </Upload>
        </div>
      ))}
      {others.length > 0 && (
        <Select
          aria-label={t('step.more')} placeholder={t('step.more')} className="rule-box" value={null} onChange={add}
          showSearch={{ optionFilterProp: 'label' }} options={others.map((kind) => ({ value: kind.code, label: say(kind) }))}
        />
      )}
    </fieldset>
  );
}
