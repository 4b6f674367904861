import { Form, Input, InputNumber, Radio } from 'antd';
import type { MatterItem } from '../api/dailyQueries';
import { useDisposalChoices } from '../api/matterOpening';
import { useWords } from '../i18n';

/** Only delegates bring it. */
export const AUTHORISATION = { code: 'authorisation', zh: '成员大会授权', en: "the members' authorisation of delegates" };

/** Who is entitled: how many stand on the paper roster, which comes along. No names are entered. */
export function RosterFields({ village }: { village: string }) {
  const { t } = useWords();
  const known = useDisposalChoices().data?.villages.find((one) => one.village === village);
  const needed = [{ required: true, message: t('step.needed') }];
  return (
    <fieldset>
      <legend>{t('vote.roster')}</legend>
      <p className="note">{t('vote.rosterNote')}</p>
      <div className="fields">
        <Form.Item name={['roster', 'electorate']} label={t('vote.electorate')} extra={t('vote.authorisation')} rules={needed} initialValue="members">
          <Radio.Group options={[{ value: 'members', label: t('vote.members') }, { value: 'delegates', label: t('vote.delegates') }]} />
        </Form.Item>
        <Form.Item name={['roster', 'entitled']} label={t('vote.entitled')} extra={known && known.voting > 0 ? t('vote.imported', { count: known.voting }) : undefined} rules={needed}>
          <InputNumber min={1} max={100000} precision={0} />
        </Form.Item>
      </div>
    </fieldset>
  );
}

/** How the ballots fell, by numbers of the frozen roster. */
export function BallotFields({ roster }: { roster: MatterItem['roster'] }) {
  const { t, say } = useWords();
  if (!roster?.numbered) return <p className="notice" role="status">{t('vote.byCommand')}</p>;
  return (
    <fieldset>
      <legend>{t('vote.ballots')}</legend>
      <p className="note">{t('vote.base', { who: say(roster.electorate), entitled: roster.entitled, needed: roster.needed ?? '—' })}{t('vote.ballotsNote')}</p>
      <div className="fields">
        {(['yes', 'no', 'abstain'] as const).map((name) => (
          <Form.Item key={name} name={['ballots', 'numbers', name]} label={t(`vote.${name}`)} initialValue="" normalize={(typed: string) => typed ?? ''}>
            <Input maxLength={4000} placeholder={name === 'yes' ? '1-58, 60' : ''} autoComplete="off" />
          </Form.Item>
        ))}
      </div>
    </fieldset>
  );
}

/** How a vote fell, against all who were entitled. */
export function VoteLine({ vote }: { vote: NonNullable<MatterItem['acts'][number]['vote']> }) {
  const { t } = useWords();
  const { entitled, needed, yes, no, abstain } = vote;
  return <div className="note">{t('vote.result', { entitled, needed: needed ?? '—', yes, no, abstain, absent: entitled - yes - no - abstain })}</div>;
}
