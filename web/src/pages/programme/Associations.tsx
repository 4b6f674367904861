import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { digits } from '../../display/numbers';
import { Rows } from '../../display/Rows';
import { useWords } from '../../i18n';

type Association = components['schemas']['Association'];

/** An association: its targets, each a count of members, its shared quality rules, and who is a member since when. */
export function AssociationPanel({ of }: { of: Association }) {
  const { t, say } = useWords();
  const id = `association-${of.association.code}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{say(of.association)}<small>{t('association.note')}</small></h2>
      <Rows
        label={t('association.targets')}
        rows={of.targets}
        keyOf={(one) => `${one.measure}${one.by}`}
        columns={[
          { name: t('association.target'), cell: (one) => say(one.words) },
          { name: t('association.by'), cell: (one) => <span className="unbroken">{one.by}</span> },
          { name: t('association.value'), numeric: true, cell: (one) => digits(one.value) },
          { name: t('association.actual'), numeric: true, cell: (one) => digits(one.actual) },
          {
            name: t('association.state'),
            cell: (one) => (
              <>
                {one.actual >= one.value ? <span className="tag good">{t('association.reached')}</span> : <span className={one.missed ? 'tag warn' : 'tag'}>{t(one.missed ? 'association.missed' : 'association.running')}</span>}
                {' '}{one.status === 'unsourced' && <span className="note">{t('association.unsourced')}</span>}
              </>
            ),
          },
        ]}
      />
      <p>
        {t('association.quality')}
        {of.quality.length === 0 ? <><span className="tag warn">{t('operations.blank')}</span> <code>{`sanqian steward checklist ${of.quality_checklist} ${t('operations.file')}`}</code></> : of.quality.map((one, n) => <span key={one.code}>{n > 0 && t('townPlan.comma')}{say(one)}</span>)}
      </p>
      {of.members.length === 0 ? <p className="note">{t('association.none')}</p> : (
        <details>
          <summary>{t('association.members', { count: of.members.length })}</summary>
          <Rows
            label={t('association.member')}
            rows={of.members}
            keyOf={(one) => one.enterprise.id}
            columns={[
              { name: t('association.member'), cell: (one) => <Link to={`/enterprises/${one.enterprise.id}`}>{one.enterprise.name}</Link> },
              { name: t('association.since'), cell: (one) => <span className="unbroken">{one.since}</span> },
              { name: t('association.checked'), cell: (one) => (one.checked == null ? <em className="missing">{t('association.notChecked')}</em> : <><span className="unbroken">{one.checked}</span> {one.points}/{one.most}</>) },
            ]}
          />
        </details>
      )}
    </section>
  );
}
