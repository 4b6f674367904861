import { useParams } from 'react-router';
import { type Approval, useApprovals } from '../../api/approvals';
import { State } from '../../app/State';
import { useWords } from '../../i18n';
import { ApprovalCard } from './ApprovalCard';
import './approvals.css';

const waits = (one: Approval) => one.state.code === 'waiting';

/** What waits for me, what I drafted, what waits for others, what was decided: each draft in one of them. */
const GROUPS = [
  ['waiting', (one: Approval) => waits(one) && !one.mine && one.may_decide],
  ['mine', (one: Approval) => waits(one) && one.mine],
  ['others', (one: Approval) => waits(one) && !one.mine && !one.may_decide],
  ['decided', (one: Approval) => !waits(one)],
] as const;

/** 审批: what needs two persons. */
export default function ApprovalsPage() {
  const { t } = useWords();
  const { id } = useParams();
  return (
    <State query={useApprovals()}>
      {(all) => (
        <div className="stack">
          <div className="head" style={{ marginBottom: 0 }}>
            <h1>{t('approvals.title')}</h1>
            <p className="note">{t('approvals.note')}</p>
          </div>
          {GROUPS.map(([name, fits]) => {
            const shown = all.filter((one) => fits(one) && (id === undefined || one.id === id));
            if (shown.length === 0 && (name !== 'waiting' || id !== undefined)) return null;
            return (
              <section key={name} className="stack" aria-labelledby={`approvals-${name}`}>
                <h2 id={`approvals-${name}`}>{t(`approvals.${name}`)} <span className="note">{shown.length}</span></h2>
                {shown.length === 0 && <p className="note">{t('approvals.none')}</p>}
                {shown.map((one) => <ApprovalCard key={one.id} approval={one} />)}
              </section>
            );
          })}
        </div>
      )}
    </State>
  );
}
